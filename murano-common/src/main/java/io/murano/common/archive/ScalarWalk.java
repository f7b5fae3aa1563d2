package io.murano.common.archive;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Visits every scalar of a node graph once, keys included. */
final class ScalarWalk {

  private final Consumer<ScalarNode> visitor;
  private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  ScalarWalk(Consumer<ScalarNode> visitor) {
    this.visitor = visitor;
  }

  void visit(Node node) {
    if (!visited.add(node)) {
      return;
    }
    if (node instanceof ScalarNode scalar) {
      visitor.accept(scalar);
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::visit);
    } else if (node instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(
              tuple -> {
                visit(tuple.getKeyNode());
                visit(tuple.getValueNode());
              });
    }
  }
}
