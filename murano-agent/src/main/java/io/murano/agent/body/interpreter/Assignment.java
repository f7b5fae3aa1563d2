package io.murano.agent.body.interpreter;

import io.murano.agent.body.library.Attributes;
import io.murano.agent.body.syntax.Expression;
import io.murano.agent.body.value.Items;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyList;
import io.murano.agent.body.value.Sequences;
import io.murano.agent.body.value.Types;
import java.util.List;

/** Gives values to targets. Owned by one thread. */
final class Assignment {

  private final Machine machine;

  Assignment(Machine machine) {
    this.machine = machine;
  }

  /** Assigns a value to a target, taking it apart if the target has several parts. */
  void assign(Expression target, Object value, Frame frame) {
    if (target instanceof Expression.Name name) {
      frame.set(name.id(), value);
    } else if (target instanceof Expression.Attribute attribute) {
      Attributes.set(machine.evaluate(attribute.object(), frame), attribute.name(), value);
    } else if (target instanceof Expression.Subscript subscript) {
      Object object = machine.evaluate(subscript.object(), frame);
      Items.set(object, machine.evaluate(subscript.index(), frame), value);
    } else if (target instanceof Expression.Sequence sequence) {
      unpack(sequence.items(), value, frame);
    } else {
      throw new IllegalStateException("Not a target: " + target.getClass().getSimpleName());
    }
  }

  /** Deletes a target. */
  void delete(Expression target, Frame frame) {
    if (target instanceof Expression.Name name) {
      frame.delete(name.id());
    } else if (target instanceof Expression.Attribute attribute) {
      Attributes.delete(machine.evaluate(attribute.object(), frame), attribute.name());
    } else if (target instanceof Expression.Subscript subscript) {
      Object object = machine.evaluate(subscript.object(), frame);
      Items.delete(object, machine.evaluate(subscript.index(), frame));
    } else {
      throw new IllegalStateException("Not a target: " + target.getClass().getSimpleName());
    }
  }

  private void unpack(List<Expression> targets, Object value, Frame frame) {
    if (Sequences.iteratorOrNull(value) == null) {
      throw PyError.of(
          "TypeError", "cannot unpack non-iterable %s object".formatted(Types.nameOf(value)));
    }
    List<Object> items = Sequences.toList(value);
    int starred = starredAt(targets);
    if (starred < 0) {
      requireCount(targets.size(), items.size());
      for (int i = 0; i < items.size(); i++) {
        assign(targets.get(i), items.get(i), frame);
      }
      return;
    }
    int rest = items.size() - (targets.size() - 1);
    if (rest < 0) {
      throw PyError.of(
          "ValueError",
          "not enough values to unpack (expected at least %d, got %d)"
              .formatted(targets.size() - 1, items.size()));
    }
    for (int i = 0; i < starred; i++) {
      assign(targets.get(i), items.get(i), frame);
    }
    Expression.Starred middle = (Expression.Starred) targets.get(starred);
    assign(middle.value(), new PyList(items.subList(starred, starred + rest)), frame);
    for (int i = starred + 1; i < targets.size(); i++) {
      assign(targets.get(i), items.get(i + rest - 1), frame);
    }
  }

  private static void requireCount(int expected, int given) {
    if (given > expected) {
      throw PyError.of("ValueError", "too many values to unpack (expected %d)".formatted(expected));
    }
    if (given < expected) {
      throw PyError.of(
          "ValueError",
          "not enough values to unpack (expected %d, got %d)".formatted(expected, given));
    }
  }

  private static int starredAt(List<Expression> targets) {
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i) instanceof Expression.Starred) {
        return i;
      }
    }
    return -1;
  }
}
