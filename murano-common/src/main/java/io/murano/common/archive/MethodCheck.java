package io.murano.common.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Checks a method: its keys, its arguments, the shape of its statements. */
final class MethodCheck {

  static final Set<String> ARGUMENT_USAGES = Set.of("Standard", "VarArgs", "KwArgs");

  private static final Set<String> METHOD_KEYS =
      Set.of("Usage", "Scope", "Arguments", "Body", "Meta");
  private static final Set<String> METHOD_USAGES =
      Set.of("Runtime", "Static", "Extension", "Action");

  private final String file;
  private final PackageFormat format;
  private final Findings findings;
  private final Consumer<YamlMapping.Entry> argumentCheck;
  private final KeyCheck keys;

  MethodCheck(
      String file,
      PackageFormat format,
      Findings findings,
      Consumer<YamlMapping.Entry> argumentCheck) {
    this.file = file;
    this.format = format;
    this.findings = findings;
    this.argumentCheck = argumentCheck;
    this.keys = new KeyCheck(file, findings);
  }

  /** Returns the method's {@code Meta}, for the caller to check; null if there is none. */
  @Nullable Node run(YamlMapping.Entry entry) {
    if (YamlValues.isNull(entry.value())) {
      return null;
    }
    YamlMapping method = YamlMapping.of(entry.value());
    if (method == null) {
      findings.error(
          file,
          entry.value(),
          "method %s must be a mapping with Arguments and Body, not %s"
              .formatted(entry.key(), ManifestReader.kind(entry.value())));
      return null;
    }
    keys.check(method, METHOD_KEYS, "method " + entry.key());
    checkUsage(entry.key(), method);
    List<YamlMapping.Entry> arguments = arguments(entry.key(), method.get("Arguments"));
    arguments.forEach(argumentCheck);
    checkOrder(entry.key(), arguments);
    Node body = method.get("Body");
    if (body != null) {
      new StatementCheck(file, findings).block(body);
    }
    return method.get("Meta");
  }

  private void checkUsage(String name, YamlMapping method) {
    Node usage = method.get("Usage");
    Node scope = method.get("Scope");
    keys.choice(usage, "Usage", METHOD_USAGES);
    keys.choice(scope, "Scope", Set.of("Session", "Public"));
    if (usage == null || !"Action".equals(YamlValues.scalarText(usage))) {
      return;
    }
    if (scope != null && "Session".equals(YamlValues.scalarText(scope))) {
      findings.error(file, scope, "method %s cannot be an Action of scope Session".formatted(name));
    } else if (format.runtimeVersion().getMinor() >= 4) {
      findings.warning(file, usage, "Usage: Action is deprecated, write Scope: Public");
    }
  }

  private List<YamlMapping.Entry> arguments(String method, @Nullable Node node) {
    List<YamlMapping.Entry> arguments = new ArrayList<>();
    if (node == null) {
      return arguments;
    }
    YamlMapping all = YamlMapping.of(node);
    if (all != null) {
      if (all.entries().size() > 1) {
        findings.warning(
            file,
            node,
            "arguments of method %s should be a list; older engines refuse a mapping"
                .formatted(method));
      }
      arguments.addAll(all.entries());
    } else if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        YamlMapping argument = YamlMapping.of(item);
        if (argument == null || argument.entries().size() != 1) {
          findings.error(
              file,
              item,
              "an argument of method %s is one name with its Contract".formatted(method));
        } else {
          arguments.addAll(argument.entries());
        }
      }
    } else {
      findings.error(
          file,
          node,
          "Arguments of method %s must be a list of names with Contracts".formatted(method));
    }
    return arguments;
  }

  private void checkOrder(String method, List<YamlMapping.Entry> arguments) {
    boolean varArgs = false;
    boolean kwArgs = false;
    for (YamlMapping.Entry argument : arguments) {
      YamlMapping spec = YamlMapping.of(argument.value());
      Node node = spec == null ? null : spec.get("Usage");
      String usage = node == null ? "Standard" : YamlValues.scalarText(node);
      boolean misplaced = kwArgs || (varArgs && !"KwArgs".equals(usage));
      if (misplaced) {
        findings.error(
            file,
            argument.keyNode(),
            ("argument %s of method %s is out of order: standard arguments, then one VarArgs, then"
                    + " one KwArgs")
                .formatted(argument.key(), method));
      }
      varArgs |= "VarArgs".equals(usage);
      kwArgs |= "KwArgs".equals(usage);
    }
  }
}
