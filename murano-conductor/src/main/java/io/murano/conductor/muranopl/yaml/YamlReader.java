package io.murano.conductor.muranopl.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.composer.ComposerException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.scanner.ScannerException;

/**
 * Reads YAML 1.1 streams into plain values: null, {@link Boolean}, {@link Long} or {@link
 * java.math.BigInteger}, {@link Double}, {@link String}, {@code DateTime}, {@code CalendarDate},
 * {@code ByteString}, {@link List}, {@link Set}, {@link YamlMap}, and whatever {@link
 * ScalarExpressions} makes of plain text. Instances are immutable and thread-safe.
 */
public final class YamlReader {

  private static final Tag YAQL = new Tag("!yaql");

  /** Tag of plain text; it contains a blank so that no document can write it. */
  private static final Tag PLAIN_TEXT = new Tag("plain text");

  private static final int MAX_DEPTH = 200;
  private static final int MAX_CODE_POINTS = 16 * 1024 * 1024;
  private static final int MAX_VALUES = 1_000_000;

  private final ScalarExpressions expressions;
  private final boolean timestampsAsText;

  private YamlReader(ScalarExpressions expressions, boolean timestampsAsText) {
    this.expressions = expressions;
    this.timestampsAsText = timestampsAsText;
  }

  /** Returns a reader of plain YAML. */
  public static YamlReader plain() {
    return new YamlReader(ScalarExpressions.NONE, false);
  }

  /** Returns a reader of plain YAML that leaves dates and times as text. */
  public static YamlReader plainWithoutTimestamps() {
    return new YamlReader(ScalarExpressions.NONE, true);
  }

  /** Returns a reader of class files. */
  public static YamlReader withExpressions(ScalarExpressions expressions) {
    return new YamlReader(expressions, false);
  }

  /**
   * Reads all documents of a stream.
   *
   * @param text the stream
   * @param file name for positions and errors
   * @return one value per document
   * @throws YamlSyntaxException if it cannot be read
   */
  public List<@Nullable Object> readAll(String text, String file) {
    try {
      Composer composer = composer(text);
      List<@Nullable Object> documents = new ArrayList<>();
      while (composer.checkNode()) {
        documents.add(new Construction(file).value(composer.getNode(), 0));
      }
      return Collections.unmodifiableList(documents);
    } catch (YAMLException e) {
      throw translated(e, file);
    }
  }

  /**
   * Reads a stream that holds at most one document.
   *
   * @return its value, null if it is empty
   * @throws YamlSyntaxException if it cannot be read or has several documents
   */
  public @Nullable Object read(String text, String file) {
    try {
      Node node = composer(text).getSingleNode();
      return node == null ? null : new Construction(file).value(node, 0);
    } catch (YAMLException e) {
      throw translated(e, file);
    }
  }

  private static Composer composer(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_CODE_POINTS);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setAllowRecursiveKeys(true);
    return new Composer(
        new ParserImpl(new StreamReader(text), options), new ImplicitTypes(), options);
  }

  private static YamlSyntaxException translated(YAMLException e, String file) {
    String name = "yaml.error.YAMLError";
    if (e instanceof ScannerException) {
      name = "yaml.scanner.ScannerError";
    } else if (e instanceof ParserException) {
      name = "yaml.parser.ParserError";
    } else if (e instanceof ComposerException) {
      name = "yaml.composer.ComposerError";
    } else if (e instanceof ReaderException) {
      name = "yaml.reader.ReaderError";
    }
    if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      String problem = marked.getContext() == null ? "" : marked.getContext() + ": ";
      return new YamlSyntaxException(
          name,
          problem + marked.getProblem(),
          spanOf(file, marked.getProblemMark(), marked.getProblemMark()));
    }
    String message = e.getMessage() == null ? "malformed YAML" : e.getMessage();
    return new YamlSyntaxException(name, message, new SourceSpan(file, 1, 1, 1, 1));
  }

  private static SourceSpan spanOf(String file, Mark start, Mark end) {
    return new SourceSpan(
        file, start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
  }

  /** Gives plain scalars PyYAML's implicit types; text that has none may be an expression. */
  private static final class ImplicitTypes extends Resolver {

    @Override
    protected void addImplicitResolvers() {
      // All decisions are taken in resolve.
    }

    @Override
    public Tag resolve(NodeId kind, @Nullable String value, boolean implicit) {
      if (kind == NodeId.scalar && implicit && value != null) {
        String tag = YamlScalars.implicitTag(value);
        return tag == null ? PLAIN_TEXT : new Tag(tag);
      }
      return switch (kind) {
        case scalar -> Tag.STR;
        case sequence -> Tag.SEQ;
        default -> Tag.MAP;
      };
    }
  }

  /** Makes the values of one document; aliases share theirs. */
  private final class Construction {
    private final String file;
    private final Map<Node, Object> done = new IdentityHashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Node, Integer> sizes = new IdentityHashMap<>();
    private int values;

    Construction(String file) {
      this.file = file;
    }

    @Nullable Object value(Node node, int depth) {
      Object known = done.get(node);
      if (known != null) {
        count(sizes.getOrDefault(node, 1), node);
        return known;
      }
      if (!open.add(node)) {
        throw error("found unconstructable recursive node", node);
      }
      if (depth > MAX_DEPTH) {
        throw error("the document is nested too deeply", node);
      }
      int before = values;
      count(1, node);
      Object result = construct(node, depth);
      open.remove(node);
      if (result != null) {
        done.put(node, result);
        sizes.put(node, values - before);
      }
      return result;
    }

    /** Counts an alias as everything it stands for, because whoever walks the value will. */
    private void count(int more, Node node) {
      if (more > MAX_VALUES - values) {
        throw error("the document has more than " + MAX_VALUES + " values", node);
      }
      values += more;
    }

    private @Nullable Object construct(Node node, int depth) {
      if (node instanceof ScalarNode scalar) {
        return scalar(scalar);
      }
      if (node instanceof SequenceNode sequence) {
        return sequence(sequence, depth);
      }
      MappingNode mapping = (MappingNode) node;
      String tag = mapping.getTag().getValue();
      if (tag.equals(YamlScalars.PREFIX + "set")) {
        Set<@Nullable Object> keys = new java.util.LinkedHashSet<>();
        map(mapping, depth).entries().forEach(entry -> keys.add(entry.key()));
        return Collections.unmodifiableSet(keys);
      }
      if (!tag.equals(YamlScalars.PREFIX + "map")) {
        throw error("could not determine a constructor for the tag '" + tag + "'", node);
      }
      return map(mapping, depth);
    }

    private @Nullable Object scalar(ScalarNode node) {
      String tag = node.getTag().getValue();
      String text = node.getValue();
      if (tag.equals(YAQL.getValue())) {
        return expressions.parse(text, span(node));
      }
      if (tag.equals(PLAIN_TEXT.getValue())) {
        Object expression = expressions.tryParse(text, span(node));
        return expression == null ? text : expression;
      }
      if (tag.equals(YamlScalars.TIMESTAMP) && timestampsAsText) {
        return text;
      }
      try {
        return YamlScalars.value(tag, text);
      } catch (IllegalArgumentException e) {
        String problem = e.getMessage() == null ? "invalid scalar" : e.getMessage();
        throw error(problem, node);
      }
    }

    private Object sequence(SequenceNode node, int depth) {
      String tag = node.getTag().getValue();
      if (!tag.equals(YamlScalars.PREFIX + "seq")
          && !tag.equals(YamlScalars.PREFIX + "omap")
          && !tag.equals(YamlScalars.PREFIX + "pairs")) {
        throw error("could not determine a constructor for the tag '" + tag + "'", node);
      }
      List<@Nullable Object> items = new ArrayList<>(node.getValue().size());
      for (Node item : node.getValue()) {
        items.add(value(item, depth + 1));
      }
      return Collections.unmodifiableList(items);
    }

    private YamlMap map(MappingNode node, int depth) {
      List<YamlMap.Entry> entries = new ArrayList<>();
      for (NodeTuple tuple : flattened(node, new HashSet<>())) {
        Object key = value(tuple.getKeyNode(), depth + 1);
        if (key instanceof List<?> || key instanceof YamlMap || key instanceof Set<?>) {
          throw error("found unhashable key", tuple.getKeyNode());
        }
        entries.add(new YamlMap.Entry(key, value(tuple.getValueNode(), depth + 1)));
      }
      return new YamlMap(entries, span(node));
    }

    /** Puts the pairs that merge keys bring in front of the mapping's own. */
    private List<NodeTuple> flattened(MappingNode node, Set<MappingNode> visiting) {
      if (!visiting.add(node)) {
        throw error("found recursive merge", node);
      }
      List<NodeTuple> merged = new ArrayList<>();
      List<NodeTuple> own = new ArrayList<>();
      for (NodeTuple tuple : node.getValue()) {
        Tag tag = tuple.getKeyNode().getTag();
        if (tag.getValue().equals(YamlScalars.MERGE)) {
          merged.addAll(mergedFrom(tuple.getValueNode(), visiting));
        } else if (tag.getValue().equals(YamlScalars.VALUE)) {
          tuple.getKeyNode().setTag(Tag.STR);
          own.add(tuple);
        } else {
          own.add(tuple);
        }
      }
      visiting.remove(node);
      merged.addAll(own);
      return merged;
    }

    private List<NodeTuple> mergedFrom(Node source, Set<MappingNode> visiting) {
      if (source instanceof MappingNode mapping) {
        return flattened(mapping, visiting);
      }
      if (!(source instanceof SequenceNode sequence)) {
        throw error("expected a mapping or list of mappings for merging", source);
      }
      List<NodeTuple> result = new ArrayList<>();
      List<Node> items = new ArrayList<>(sequence.getValue());
      Collections.reverse(items);
      for (Node item : items) {
        if (!(item instanceof MappingNode mapping)) {
          throw error("expected a mapping for merging", item);
        }
        result.addAll(flattened(mapping, visiting));
      }
      return result;
    }

    private SourceSpan span(Node node) {
      return spanOf(file, node.getStartMark(), node.getEndMark());
    }

    private YamlSyntaxException error(String problem, Node node) {
      return new YamlSyntaxException("yaml.constructor.ConstructorError", problem, span(node));
    }
  }
}
