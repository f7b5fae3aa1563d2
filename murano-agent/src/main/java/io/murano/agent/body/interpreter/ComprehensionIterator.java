package io.murano.agent.body.interpreter;

import io.murano.agent.body.syntax.Expression;
import io.murano.agent.body.syntax.Expression.Comprehension;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.Sequences;
import io.murano.agent.body.value.Types;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The results of a comprehension, computed when they are asked for, because what an element does
 * may have effects and a caller such as {@code any} may stop early. Owned by one thread.
 */
final class ComprehensionIterator implements Iterator<Object> {

  private final Machine machine;
  private final Comprehension comprehension;
  private final Frame frame;
  private final Assignment assignment;
  private final Deque<Iterator<Object>> loops = new ArrayDeque<>();
  private @Nullable Object found;

  ComprehensionIterator(Machine machine, Comprehension comprehension, Frame enclosing) {
    this.machine = machine;
    this.comprehension = comprehension;
    this.frame = enclosing.inner(ScopeAnalysis.ofComprehension(comprehension), enclosing.owner());
    this.assignment = new Assignment(machine);
    // The first iterable is evaluated outside, when the comprehension is.
    Expression first = comprehension.clauses().get(0).iterable();
    loops.push(Sequences.iterate(machine.evaluate(first, enclosing)));
  }

  @Override
  public boolean hasNext() {
    while (found == null && !loops.isEmpty()) {
      advance();
    }
    return found != null;
  }

  @Override
  public Object next() {
    Object result = hasNext() ? found : null;
    if (result == null) {
      throw new NoSuchElementException();
    }
    found = null;
    return result;
  }

  private void advance() {
    machine.step();
    Iterator<Object> innermost = loops.element();
    if (!innermost.hasNext()) {
      loops.pop();
      return;
    }
    int level = loops.size() - 1;
    Comprehension.Clause clause = comprehension.clauses().get(level);
    assignment.assign(clause.target(), innermost.next(), frame);
    for (Expression condition : clause.conditions()) {
      if (!Types.truth(machine.evaluate(condition, frame))) {
        return;
      }
    }
    if (level + 1 < comprehension.clauses().size()) {
      Expression iterable = comprehension.clauses().get(level + 1).iterable();
      loops.push(Sequences.iterate(machine.evaluate(iterable, frame)));
    } else {
      found = element();
    }
  }

  private Object element() {
    Object element = machine.evaluate(comprehension.element(), frame);
    Expression value = comprehension.value();
    return value == null ? element : PyTuple.of(element, machine.evaluate(value, frame));
  }
}
