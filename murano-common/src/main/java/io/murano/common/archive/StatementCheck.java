package io.murano.common.archive;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Checks the shape of statements (MuranoPL contract 3.1, 3.2). A plain scalar that may be an
 * expression is taken for one, because only the expression parser can tell.
 */
final class StatementCheck {

  /**
   * A block construct.
   *
   * @param required keys it always has
   * @param optional keys it may have
   * @param blocks keys among them whose value is a block
   */
  private record Construct(Set<String> required, Set<String> optional, Set<String> blocks) {

    boolean matches(Set<String> keys) {
      if (!keys.containsAll(required)) {
        return false;
      }
      Set<String> rest = new HashSet<>(keys);
      rest.removeAll(required);
      return optional.containsAll(rest);
    }
  }

  private static final Pattern WORDS =
      Pattern.compile("[\\s\\w.]*", Pattern.UNICODE_CHARACTER_CLASS);

  private static final List<Construct> CONSTRUCTS =
      List.of(
          construct("Return", "", ""),
          construct("Break", "", ""),
          construct("Continue", "", ""),
          construct("Rethrow", "", ""),
          construct("Do", "", "Do"),
          construct("Parallel", "Limit", "Parallel"),
          construct("If Then", "Else", "Then Else"),
          construct("While Do", "", "Do"),
          construct("For In Do", "", "Do"),
          construct("Repeat Do", "", "Do"),
          construct("Match Value", "Default", "Default"),
          construct("Switch", "Default", "Default"),
          construct("Throw", "Message Extra Cause", ""),
          construct("Try", "Catch Else Finally", "Try Else Finally"));

  private static Construct construct(String required, String optional, String blocks) {
    return new Construct(words(required), words(optional), words(blocks));
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
  }

  private final String file;
  private final Findings findings;
  private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  StatementCheck(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Checks a block: one statement, or a list of them. */
  void block(@Nullable Node node) {
    if (node == null || YamlValues.isNull(node)) {
      return;
    }
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::statement);
    } else {
      statement(node);
    }
  }

  private void statement(Node node) {
    if (node instanceof ScalarNode) {
      if (!mayBeExpression(node)) {
        findings.error(
            file,
            node,
            "%s is no statement: an expression, an assignment or a block construct is expected"
                .formatted(ManifestReader.shown(node)));
      }
    } else if (node instanceof MappingNode mapping) {
      mapping(mapping);
    } else {
      findings.error(file, node, "a list is no statement");
    }
  }

  private void mapping(MappingNode node) {
    if (!visited.add(node)) {
      return;
    }
    boolean assignment =
        node.getValue().stream().anyMatch(tuple -> mayBeExpression(tuple.getKeyNode()));
    if (assignment) {
      if (node.getValue().size() != 1) {
        findings.error(
            file, node, "an assignment is a mapping with one key: write one list item for each");
      }
      return;
    }
    YamlMapping mapping = YamlMapping.of(node);
    if (mapping == null || !mapping.otherKeys().isEmpty()) {
      findings.error(file, node, "a list or a mapping cannot be assigned to");
      return;
    }
    new KeyCheck(file, findings).repeated(mapping);
    Set<String> keys = new HashSet<>();
    mapping.entries().forEach(entry -> keys.add(entry.key()));
    for (Construct construct : CONSTRUCTS) {
      if (construct.matches(keys)) {
        parts(mapping);
        construct.blocks().forEach(key -> block(mapping.get(key)));
        return;
      }
    }
    findings.error(
        file, node, "no block construct has the keys " + String.join(", ", new TreeSet<>(keys)));
  }

  private void parts(YamlMapping mapping) {
    for (String key : List.of("Break", "Continue")) {
      Node value = mapping.get(key);
      if (value != null) {
        findings.error(file, value, key + " takes no value");
      }
    }
    expression(mapping, "While");
    condition(mapping, "If");
    if (mapping.has("For")) {
      Node name = mapping.get("For");
      if (name == null || !YamlValues.isString(name) || mayBeExpression(name)) {
        findings.error(file, mapping.node(), "For takes the name of a variable, without $");
      }
    }
    Node count = mapping.get("Repeat");
    if (mapping.has("Repeat")
        && (count == null || !(count.getTag().equals(Tag.INT) || mayBeExpression(count)))) {
      findings.error(file, mapping.node(), "Repeat takes a number or an expression");
    }
    cases(mapping, "Match");
    cases(mapping, "Switch");
    if (mapping.has("Throw") && mapping.get("Throw") == null) {
      findings.error(file, mapping.node(), "Throw takes the name of an exception");
    }
    catches(mapping.get("Catch"));
  }

  private void expression(YamlMapping mapping, String key) {
    Node value = mapping.get(key);
    if (mapping.has(key) && (value == null || !mayBeExpression(value))) {
      findings.error(file, mapping.node(), key + " takes an expression");
    }
  }

  private void condition(YamlMapping mapping, String key) {
    Node value = mapping.get(key);
    if (value != null && YamlValues.isString(value) && !mayBeExpression(value)) {
      findings.warning(
          file,
          value,
          "%s is text, not an expression, and is %s"
              .formatted(
                  ManifestReader.shown(value),
                  "".equals(YamlValues.scalarText(value)) ? "never true" : "always true"));
    }
  }

  private void cases(YamlMapping mapping, String key) {
    if (!mapping.has(key)) {
      return;
    }
    Node value = mapping.get(key);
    if (value instanceof MappingNode cases) {
      for (NodeTuple tuple : cases.getValue()) {
        block(tuple.getValueNode());
      }
    } else {
      findings.error(file, mapping.node(), key + " takes a mapping of blocks");
    }
  }

  private void catches(@Nullable Node node) {
    if (node == null) {
      return;
    }
    List<Node> items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    for (Node item : items) {
      YamlMapping handler = YamlMapping.of(item);
      if (handler == null) {
        findings.error(file, item, "Catch takes mappings with With, As and Do");
        continue;
      }
      for (YamlMapping.Entry entry : handler.entries()) {
        if (!Set.of("With", "As", "Do").contains(entry.key())) {
          findings.error(
              file,
              entry.keyNode(),
              "Catch has With, As and Do, not \"%s\"".formatted(entry.key()));
        }
      }
      block(handler.get("Do"));
    }
  }

  /** A plain scalar of no other type with anything but words and dots in it, or one tagged so. */
  private static boolean mayBeExpression(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return false;
    }
    if (scalar.getTag().getValue().equals("!yaql")) {
      return true;
    }
    return scalar.isPlain()
        && scalar.getTag().equals(Tag.STR)
        && !WORDS.matcher(scalar.getValue()).matches();
  }
}
