package io.murano.common.archive;

import io.murano.common.archive.PackageFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML 1.1 into node graphs, whose nodes know their place in the file. Nothing is constructed
 * from tags. Scalars resolve as in PyYAML, which the original reads packages with.
 */
final class YamlDocuments {

  private static final int MAX_NESTING = 200;
  private static final int MAX_ALIASES = 10_000;
  private static final int MAX_ENTRIES = 500_000;

  private YamlDocuments() {}

  /** Reads all documents of a file of the package. */
  static List<Node> read(PackageFiles files, String path, ArchiveLimits limits) {
    if (files.size(path) > 4L * limits.maxYamlCharacters()) {
      throw tooLong(path, limits);
    }
    return parse(path, TextDecoder.decode(path, files.read(path)), limits);
  }

  /**
   * Parses all documents of a text.
   *
   * @throws PackageException with line and column if the text is not YAML
   */
  static List<Node> parse(String path, String text, ArchiveLimits limits) {
    if (text.length() > limits.maxYamlCharacters()) {
      throw tooLong(path, limits);
    }
    try {
      Composer composer =
          new BoundedComposer(
              new ParserImpl(new StreamReader(text), options(limits)), options(limits));
      List<Node> documents = new ArrayList<>();
      while (composer.checkNode()) {
        documents.add(composer.getNode());
      }
      return documents;
    } catch (YAMLException e) {
      throw syntaxError(path, text, e);
    } catch (StackOverflowError e) {
      throw PackageException.fatal(path, "YAML is nested too deeply");
    }
  }

  private static LoaderOptions options(ArchiveLimits limits) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(true);
    options.setAllowRecursiveKeys(false);
    options.setMergeOnCompose(true);
    options.setNestingDepthLimit(MAX_NESTING);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setCodePointLimit(limits.maxYamlCharacters());
    return options;
  }

  private static PackageException tooLong(String path, ArchiveLimits limits) {
    return PackageException.fatal(
        path, "YAML of more than %d characters is not read".formatted(limits.maxYamlCharacters()));
  }

  private static PackageException syntaxError(String path, String text, YAMLException e) {
    String message = "YAML syntax: " + problem(e);
    return new PackageException(
        List.of(new PackageFinding(Severity.FATAL, path, position(text, e), message)), e);
  }

  private static String problem(YAMLException e) {
    if (e instanceof MarkedYAMLException marked) {
      return marked.getContext() == null
          ? marked.getProblem()
          : marked.getContext() + ": " + marked.getProblem();
    }
    if (e instanceof ReaderException reader) {
      return "character U+%04X is not allowed".formatted(reader.getCodePoint());
    }
    return String.valueOf(e.getMessage());
  }

  private static @Nullable SourcePosition position(String text, YAMLException e) {
    if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return SourcePosition.of(marked.getProblemMark());
    }
    if (e instanceof ReaderException) {
      return positionOfUnprintable(text);
    }
    return null;
  }

  private static @Nullable SourcePosition positionOfUnprintable(String text) {
    int line = 1;
    int column = 1;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      if (!StreamReader.isPrintable(codePoint)) {
        return new SourcePosition(line, column);
      }
      if (codePoint == '\n') {
        line++;
        column = 0;
      }
      column++;
      at += Character.charCount(codePoint);
    }
    return null;
  }

  /** Merge keys copy whole mappings: a small file could ask for very many entries. */
  private static final class BoundedComposer extends Composer {

    private int entries;

    BoundedComposer(ParserImpl parser, LoaderOptions options) {
      super(parser, new Yaml11Resolver(), options);
    }

    @Override
    protected Node composeMappingNode(String anchor) {
      Node node = super.composeMappingNode(anchor);
      entries += node instanceof MappingNode mapping ? mapping.getValue().size() : 0;
      if (entries > MAX_ENTRIES) {
        throw new YAMLException("merge keys make the mappings too large");
      }
      return node;
    }
  }

  /**
   * Differs from SnakeYAML's own rules in floats: they need a point, and a sign in the exponent.
   */
  private static final class Yaml11Resolver extends Resolver {

    private static final Pattern PYTHON_FLOAT =
        Pattern.compile(
            "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
                + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
                + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
                + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO", 10);
      addImplicitResolver(Tag.FLOAT, PYTHON_FLOAT, "-+0123456789.");
      addImplicitResolver(Tag.INT, INT, "-+0123456789");
      addImplicitResolver(Tag.MERGE, MERGE, "<", 10);
      addImplicitResolver(Tag.NULL, NULL, "~nN\0", 10);
      addImplicitResolver(Tag.NULL, EMPTY, null, 10);
      addImplicitResolver(Tag.TIMESTAMP, TIMESTAMP, "0123456789", 50);
    }
  }
}
