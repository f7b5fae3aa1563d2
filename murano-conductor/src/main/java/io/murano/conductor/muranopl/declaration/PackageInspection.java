package io.murano.conductor.muranopl.declaration;

import io.murano.common.archive.PackageFinding;
import io.murano.common.archive.PackageFinding.Severity;
import io.murano.common.archive.SourcePosition;
import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.contract.ContractLanguage;
import io.murano.conductor.muranopl.error.ClassLookupException;
import io.murano.conductor.muranopl.error.PackageLookupException;
import io.murano.conductor.muranopl.error.SyntaxException;
import io.murano.conductor.muranopl.execution.TypeRegistry;
import io.murano.conductor.muranopl.expression.Dialects;
import io.murano.conductor.muranopl.expression.MplExpression;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageManifest;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.type.NamespaceResolver;
import io.murano.conductor.muranopl.version.VersionSpec;
import io.murano.conductor.muranopl.yaml.ScalarExpressions;
import io.murano.conductor.muranopl.yaml.SourceSpan;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.muranopl.yaml.YamlReader;
import io.murano.conductor.muranopl.yaml.YamlSyntaxException;
import io.murano.conductor.yaql.YaqlEngine;
import io.murano.conductor.yaql.error.YaqlParsingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles everything in a package to find mistakes that would otherwise show when the code runs:
 * class files, members, statements, and the types they name.
 */
public final class PackageInspection {

  private static final String FOLDER = "Classes/";
  private static final Set<String> EXCEPTION_NAMES = Set.of("With", "Throw");

  private final PackageFiles files;
  private final PackageManifest manifest;
  private final TypeRegistry types;
  private final MemberCompiler compiler;
  private final List<PackageFinding> findings = new ArrayList<>();
  private boolean complete = true;

  private PackageInspection(PackageFiles files, TypeRegistry types, ContractLanguage contracts) {
    this.files = files;
    this.manifest = PackageManifest.of(files);
    this.types = types;
    this.compiler = new MemberCompiler(contracts, manifest.runtimeVersion());
  }

  /**
   * Returns what is wrong with a package; empty if nothing is.
   *
   * @param types finds the package itself and those it requires
   * @throws io.murano.conductor.muranopl.error.PackageException if the manifest cannot be used
   */
  public static List<PackageFinding> run(
      PackageFiles files, TypeRegistry types, ContractLanguage contracts) {
    return new PackageInspection(files, types, contracts).run();
  }

  private List<PackageFinding> run() {
    MuranoPackage murano =
        types.loadPackage(manifest.fullName(), VersionSpec.exactly(manifest.version()));
    checkRequirements(murano);
    manifest.classes().keySet().forEach(name -> makeVisible(murano, name));
    if (!manifest.hot()) {
      Set<String> read = new LinkedHashSet<>();
      manifest.classes().values().stream().filter(read::add).forEach(file -> check(murano, file));
    }
    for (Map.Entry<String, String> entry : manifest.classes().entrySet()) {
      String file = manifest.hot() ? entry.getValue() : FOLDER + entry.getValue();
      attempt(file, null, () -> types.findOwnClass(murano, entry.getKey()));
    }
    return withoutRepetitions();
  }

  /** Reads the file of a class, which makes all classes in it visible. */
  private void makeVisible(MuranoPackage murano, String className) {
    try {
      types.findOwnClass(murano, className);
    } catch (MuranoException e) {
      // What is wrong is found again, with its place.
      return;
    }
  }

  private List<PackageFinding> withoutRepetitions() {
    return List.copyOf(new LinkedHashSet<>(findings));
  }

  private void checkRequirements(MuranoPackage murano) {
    murano
        .requirements()
        .forEach(
            (name, versions) -> {
              try {
                types.loadPackage(name, versions);
              } catch (PackageLookupException e) {
                complete = false;
                add(
                    Severity.WARNING,
                    PackageManifest.PATH,
                    null,
                    "the required package %s (%s) was not found; names in it are not checked"
                        .formatted(name, versions));
              }
            });
  }

  private void check(MuranoPackage murano, String file) {
    byte[] content = files.read(FOLDER + file);
    if (content == null) {
      add(Severity.ERROR, FOLDER + file, null, "the manifest names a file that is not there");
      return;
    }
    String text = new String(content, StandardCharsets.UTF_8);
    attempt(
        FOLDER + file,
        null,
        () -> {
          YamlReader reader = YamlReader.withExpressions(new NearMisses(manifest));
          ClassDocuments documents = ClassDocuments.of(reader.readAll(text, FOLDER + file));
          documents.named().forEach(named -> check(murano, named.declaration()));
          documents.unnamed().forEach(declaration -> check(murano, declaration));
          return documents;
        });
  }

  private void check(MuranoPackage murano, ClassDeclaration declaration) {
    String file = declaration.document().span().file();
    attempt(
        file,
        declaration.document().span(),
        () -> {
          for (YamlMap.Entry entry : declaration.properties().entries()) {
            attempt(
                file,
                spanOf(entry.value(), declaration),
                () -> compiler.property(String.valueOf(entry.key()), entry.value()));
          }
          for (YamlMap.Entry entry : declaration.methods().entries()) {
            attempt(file, spanOf(entry.value(), declaration), () -> method(entry, declaration));
          }
          return declaration;
        });
    NamespaceResolver namespaces = new NamespaceResolver(declaration.namespaces());
    checkNames(declaration.document(), murano, namespaces);
  }

  private Object method(YamlMap.Entry entry, ClassDeclaration declaration) {
    MemberDeclarations.MethodDeclaration method =
        compiler.method(String.valueOf(entry.key()), entry.value(), declaration.methods());
    method.body().compileCompletely();
    return method;
  }

  private static SourceSpan spanOf(@Nullable Object value, ClassDeclaration declaration) {
    return value instanceof YamlMap map ? map.span() : declaration.document().span();
  }

  private void checkNames(
      @Nullable Object yaml, MuranoPackage murano, NamespaceResolver namespaces) {
    if (yaml instanceof MplExpression expression) {
      for (String name : TypeMentions.in(expression.node().syntax())) {
        String resolved = resolve(name, expression.span(), namespaces);
        if (resolved != null) {
          checkName(name, resolved, expression.span(), murano);
        }
      }
    } else if (yaml instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        checkNames(entry.key(), murano, namespaces);
        if (EXCEPTION_NAMES.contains(String.valueOf(entry.key()))) {
          checkPrefixes(entry.value(), namespaces);
        } else {
          checkNames(entry.value(), murano, namespaces);
        }
      }
    } else if (yaml instanceof Iterable<?> items) {
      items.forEach(item -> checkNames(item, murano, namespaces));
    }
  }

  /** Exceptions need no class. */
  private void checkPrefixes(@Nullable Object names, NamespaceResolver namespaces) {
    if (names instanceof MplExpression expression) {
      TypeMentions.in(expression.node().syntax())
          .forEach(name -> resolve(name, expression.span(), namespaces));
    } else if (names instanceof Iterable<?> items) {
      items.forEach(item -> checkPrefixes(item, namespaces));
    }
  }

  private @Nullable String resolve(String name, SourceSpan span, NamespaceResolver namespaces) {
    try {
      return namespaces.resolve(name);
    } catch (MuranoException e) {
      add(Severity.ERROR, span.file(), position(span), name + ": " + e.getMessage());
      return null;
    }
  }

  private void checkName(String name, String resolved, SourceSpan span, MuranoPackage murano) {
    if (!complete) {
      return;
    }
    try {
      types.findClass(murano, resolved);
    } catch (ClassLookupException e) {
      add(Severity.ERROR, span.file(), position(span), name + ": " + e.getMessage());
    } catch (MuranoException e) {
      // The class is there; what is wrong with it is reported where it is declared.
      return;
    }
  }

  private interface Step {
    @Nullable Object run();
  }

  private void attempt(String file, @Nullable SourceSpan span, Step step) {
    try {
      step.run();
    } catch (YamlSyntaxException e) {
      add(Severity.ERROR, e.span().file(), position(e.span()), e.problem());
    } catch (SyntaxException e) {
      add(Severity.ERROR, e.span().file(), position(e.span()), e.problem());
    } catch (PackageLookupException e) {
      // Said once, about the manifest.
      complete = false;
    } catch (MuranoException e) {
      add(Severity.ERROR, file, position(span), String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable SourcePosition position(@Nullable SourceSpan span) {
    return span == null ? null : new SourcePosition(span.startLine(), span.startColumn());
  }

  private void add(
      Severity severity, String file, @Nullable SourcePosition position, String message) {
    findings.add(new PackageFinding(severity, file, position, message));
  }

  /** Notes text that looks like an expression and is none. */
  private final class NearMisses implements ScalarExpressions {
    private final ExpressionReader reader;
    private final YaqlEngine engine;

    NearMisses(PackageManifest manifest) {
      this.engine = Dialects.of(manifest.runtimeVersion()).engine();
      this.reader = new ExpressionReader(engine, manifest.runtimeVersion().isLegacy());
    }

    @Override
    public @Nullable Object tryParse(String text, SourceSpan span) {
      Object expression = reader.tryParse(text, span);
      if (expression == null && text.startsWith("$")) {
        try {
          engine.parse(text);
        } catch (YaqlParsingException e) {
          add(
              Severity.WARNING,
              span.file(),
              position(span),
              "this is taken as text because it is no expression: " + e.getMessage());
        }
      }
      return expression;
    }

    @Override
    public @Nullable Object parse(String text, SourceSpan span) {
      try {
        return reader.parse(text, span);
      } catch (YaqlParsingException e) {
        throw new YamlSyntaxException(e.pythonName(), String.valueOf(e.getMessage()), span);
      }
    }
  }
}
