package io.murano.agent.body.interpreter;

import io.murano.agent.body.library.Attributes;
import io.murano.agent.body.syntax.Expression;
import io.murano.agent.body.syntax.ExpressionVisitor;
import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Comparisons;
import io.murano.agent.body.value.FormatTemplate;
import io.murano.agent.body.value.Formatting;
import io.murano.agent.body.value.Items;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.Operators;
import io.murano.agent.body.value.PyBytes;
import io.murano.agent.body.value.PyCallable;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyIterator;
import io.murano.agent.body.value.PyList;
import io.murano.agent.body.value.PySet;
import io.murano.agent.body.value.PySlice;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.Sequences;
import io.murano.agent.body.value.Text;
import io.murano.agent.body.value.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions. Owned by one thread. */
final class Evaluator implements ExpressionVisitor<Object, Frame> {

  private final Machine machine;

  Evaluator(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Object visitLiteral(Expression.Literal literal, Frame frame) {
    Object value = literal.value();
    if (value == null) {
      return None.NONE;
    }
    return value instanceof byte[] bytes ? new PyBytes(bytes) : value;
  }

  @Override
  public Object visitName(Expression.Name name, Frame frame) {
    return frame.get(name.id());
  }

  @Override
  public Object visitFormatString(Expression.FormatString string, Frame frame) {
    StringBuilder text = new StringBuilder();
    for (Expression part : string.parts()) {
      text.append(evaluate(part, frame));
    }
    return text.toString();
  }

  @Override
  public Object visitFormatField(Expression.FormatField field, Frame frame) {
    Object value = evaluate(field.value(), frame);
    Object converted =
        field.conversion() == 0 ? value : FormatTemplate.convert(value, field.conversion());
    String spec = field.format() == null ? "" : Text.str(evaluate(field.format(), frame));
    return Formatting.format(converted, spec);
  }

  @Override
  public Object visitSequence(Expression.Sequence sequence, Frame frame) {
    List<Object> items = new ArrayList<>();
    for (Expression item : sequence.items()) {
      if (item instanceof Expression.Starred starred) {
        items.addAll(Sequences.toList(evaluate(starred.value(), frame)));
      } else {
        items.add(evaluate(item, frame));
      }
    }
    switch (sequence.kind()) {
      case LIST:
        return new PyList(items);
      case TUPLE:
        return new PyTuple(items);
      default:
        return new PySet(items, false);
    }
  }

  @Override
  public Object visitDictionary(Expression.Dictionary dictionary, Frame frame) {
    PyDict dict = new PyDict();
    for (Expression.Dictionary.Item item : dictionary.items()) {
      if (item.key() != null) {
        Object key = evaluate(item.key(), frame);
        dict.put(key, evaluate(item.value(), frame));
        continue;
      }
      Object merged = evaluate(item.value(), frame);
      if (!(merged instanceof PyDict other)) {
        throw PyError.of(
            "TypeError", "'%s' object is not a mapping".formatted(Types.nameOf(merged)));
      }
      other.entries().forEach(entry -> dict.put(entry.key(), entry.value()));
    }
    return dict;
  }

  @Override
  public Object visitUnary(Expression.Unary unary, Frame frame) {
    Object operand = evaluate(unary.operand(), frame);
    return "not".equals(unary.operator())
        ? (Object) !Types.truth(operand)
        : Operators.unary(unary.operator(), operand);
  }

  @Override
  public Object visitBinary(Expression.Binary binary, Frame frame) {
    Object left = evaluate(binary.left(), frame);
    return Operators.binary(left, binary.operator(), evaluate(binary.right(), frame));
  }

  @Override
  public Object visitLogical(Expression.Logical logical, Frame frame) {
    Object left = evaluate(logical.left(), frame);
    return Types.truth(left) == logical.isAnd() ? evaluate(logical.right(), frame) : left;
  }

  @Override
  public Object visitComparison(Expression.Comparison comparison, Frame frame) {
    Object left = evaluate(comparison.operands().get(0), frame);
    for (int i = 0; i < comparison.operators().size(); i++) {
      Object right = evaluate(comparison.operands().get(i + 1), frame);
      if (!Comparisons.compare(left, comparison.operators().get(i), right)) {
        return false;
      }
      left = right;
    }
    return true;
  }

  @Override
  public Object visitConditional(Expression.Conditional conditional, Frame frame) {
    boolean holds = Types.truth(evaluate(conditional.condition(), frame));
    return evaluate(holds ? conditional.then() : conditional.otherwise(), frame);
  }

  @Override
  public Object visitCall(Expression.Call call, Frame frame) {
    machine.step();
    Object function = evaluate(call.function(), frame);
    Arguments arguments = arguments(call, frame);
    if (!(function instanceof PyCallable callable)) {
      throw PyError.of(
          "TypeError", "'%s' object is not callable".formatted(Types.nameOf(function)));
    }
    return callable.call(arguments);
  }

  @Override
  public Object visitAttribute(Expression.Attribute attribute, Frame frame) {
    return Attributes.get(evaluate(attribute.object(), frame), attribute.name());
  }

  @Override
  public Object visitSubscript(Expression.Subscript subscript, Frame frame) {
    Object object = evaluate(subscript.object(), frame);
    return Items.get(object, evaluate(subscript.index(), frame));
  }

  @Override
  public Object visitSlice(Expression.Slice slice, Frame frame) {
    return new PySlice(
        evaluateOrNone(slice.start(), frame),
        evaluateOrNone(slice.stop(), frame),
        evaluateOrNone(slice.step(), frame));
  }

  @Override
  public Object visitStarred(Expression.Starred starred, Frame frame) {
    throw new IllegalStateException("A starred item is evaluated by what holds it");
  }

  @Override
  public Object visitLambda(Expression.Lambda lambda, Frame frame) {
    Function.Code code =
        new Function.Code(
            lambda.parameters(), ScopeAnalysis.ofLambda(lambda), List.of(), lambda.body());
    return new Function(
        machine, "<lambda>", code, new Defaults(machine).of(lambda.parameters(), frame), frame);
  }

  @Override
  public Object visitWalrus(Expression.Walrus walrus, Frame frame) {
    Object value = evaluate(walrus.value(), frame);
    frame.set(walrus.name(), value);
    return value;
  }

  @Override
  public Object visitComprehension(Expression.Comprehension comprehension, Frame frame) {
    ComprehensionIterator results = new ComprehensionIterator(machine, comprehension, frame);
    switch (comprehension.kind()) {
      case GENERATOR:
        return new PyIterator("generator", results);
      case DICTIONARY:
        PyDict dict = new PyDict();
        while (results.hasNext()) {
          PyTuple item = (PyTuple) results.next();
          dict.put(item.items().get(0), item.items().get(1));
        }
        return dict;
      case SET:
        return new PySet(collect(results), false);
      default:
        return new PyList(collect(results));
    }
  }

  private static List<Object> collect(Iterator<Object> results) {
    return Sequences.toList(new PyIterator("generator", results));
  }

  private Arguments arguments(Expression.Call call, Frame frame) {
    List<Object> positional = new ArrayList<>();
    Map<String, Object> named = new LinkedHashMap<>();
    for (Expression.Call.Argument argument : call.arguments()) {
      Object value = evaluate(argument.value(), frame);
      switch (argument.passing()) {
        case STAR:
          positional.addAll(Sequences.toList(value));
          break;
        case DOUBLE_STAR:
          spread(value, named);
          break;
        default:
          if (argument.name() == null) {
            positional.add(value);
          } else {
            named.put(argument.name(), value);
          }
          break;
      }
    }
    return new Arguments(positional, named);
  }

  private static void spread(Object mapping, Map<String, Object> named) {
    if (!(mapping instanceof PyDict dict)) {
      throw PyError.of(
          "TypeError", "argument after ** must be a mapping, not " + Types.nameOf(mapping));
    }
    for (PyDict.Entry entry : dict.entries()) {
      if (!(entry.key() instanceof String name)) {
        throw PyError.of("TypeError", "keywords must be strings");
      }
      if (named.put(name, entry.value()) != null) {
        throw PyError.of(
            "TypeError", "got multiple values for keyword argument '%s'".formatted(name));
      }
    }
  }

  private Object evaluate(Expression expression, Frame frame) {
    return expression.accept(this, frame);
  }

  private Object evaluateOrNone(@Nullable Expression expression, Frame frame) {
    return expression == null ? None.NONE : evaluate(expression, frame);
  }
}
