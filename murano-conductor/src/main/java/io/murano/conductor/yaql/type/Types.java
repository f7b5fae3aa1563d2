package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.runtime.ConstantNode;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.type.PlainType.Kind;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.MappingRule;
import io.murano.conductor.yaql.value.TimeSpan;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlCallable;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;

/** The parameter types of the language. */
public final class Types {

  /** Anything but null. */
  public static final PlainType NOT_NULL = new PlainType(Kind.OBJECT, false, c -> true);

  /** Anything. */
  public static final PlainType ANY = NOT_NULL.orNull();

  /** Integers and booleans. */
  public static final PlainType INT =
      new PlainType(Kind.INTEGER, false, c -> isInteger(c) || c == Boolean.class);

  /** Integers without booleans. */
  public static final PlainType INTEGER = new PlainType(Kind.INTEGER, false, Types::isInteger);

  /** Integers and floats, no booleans. */
  public static final PlainType NUMBER =
      new PlainType(
          Kind.either("number", Kind.INTEGER, Kind.FLOAT),
          false,
          c -> isInteger(c) || c == Double.class);

  /** Floats. */
  public static final PlainType FLOAT = new PlainType(Kind.FLOAT, false, c -> c == Double.class);

  /** Booleans. */
  public static final PlainType BOOL =
      new PlainType(new Kind("bool", Kind.INTEGER), false, c -> c == Boolean.class);

  /** Strings. */
  public static final PlainType STRING =
      new PlainType(new Kind("string", Kind.SEQUENCE), false, c -> c == String.class);

  /** Null only. */
  public static final PlainType NULL =
      new PlainType(new Kind("null", Kind.OBJECT), true, c -> false);

  /** Anything iterable but strings and, without {@code iterableDicts}, dictionaries; limited. */
  public static final PlainType ITERABLE = new IterableType(false, c -> true);

  /** Iterables that are not sets; limited. */
  public static final PlainType ITERABLE_BUT_NO_SET =
      new IterableType(false, c -> !YaqlSet.class.isAssignableFrom(c));

  /** Iterators; limited. */
  public static final PlainType ITERATOR =
      new IterableType(false, YaqlIterator.class::isAssignableFrom);

  /** Iterators; not limited. */
  public static final PlainType UNLIMITED_ITERATOR =
      new PlainType(
          new Kind("iterator", Kind.ITERABLE), false, YaqlIterator.class::isAssignableFrom);

  /** Lists of either kind. */
  public static final PlainType SEQUENCE =
      new PlainType(Kind.SEQUENCE, false, YaqlSequence.class::isAssignableFrom);

  /** Tuples only. */
  public static final PlainType TUPLE =
      new PlainType(new Kind("tuple", Kind.SEQUENCE), false, c -> c == Tuple.class);

  /** Dictionaries of either kind. */
  public static final PlainType MAPPING =
      new PlainType(Kind.MAPPING, false, YaqlDict.class::isAssignableFrom);

  /** Sets and the set-like views of dictionaries. */
  public static final PlainType SET =
      new PlainType(Kind.SET, false, YaqlSet.class::isAssignableFrom);

  /** Sets proper. */
  public static final PlainType FROZEN_SET =
      new PlainType(new Kind("frozenset", Kind.SET), false, c -> c == FrozenSet.class);

  /** Datetimes; naive ones are taken as UTC. */
  public static final PlainType DATETIME = new DateTimeType(false);

  /** Datetimes as they are. */
  public static final PlainType RAW_DATETIME =
      new PlainType(PlainType.DATETIME, false, c -> c == DateTime.class);

  /** Timespans. */
  public static final PlainType TIMESPAN =
      new PlainType(new Kind("timespan", TimeSpan.class), false, c -> c == TimeSpan.class);

  /** Contexts. */
  public static final PlainType CONTEXT = PlainType.ofClass(Context.class);

  /** Evaluated pairs. */
  public static final PlainType MAPPING_VALUE = PlainType.ofClass(MappingRule.class);

  /** Values that can be called. */
  public static final PlainType CALLABLE =
      new PlainType(Kind.OBJECT, false, YaqlCallable.class::isAssignableFrom);

  /** A lazy argument, received as {@link io.murano.conductor.yaql.runtime.Lambda}. */
  public static final ParameterType LAMBDA = new LambdaType(false);

  /** A lazy argument that is a call, to be called on a receiver. */
  public static final ParameterType METHOD_LAMBDA = new LambdaType(true);

  /** An unevaluated pair, received as {@link LazyRule}. */
  public static final ParameterType MAPPING_RULE = new LazyRuleType();

  /** Any argument as {@link io.murano.conductor.yaql.runtime.ExecutableNode}. */
  public static final ParameterType EXPRESSION = new ExpressionType("expression", node -> true);

  /** A call as {@link io.murano.conductor.yaql.runtime.ExecutableNode}. */
  public static final ParameterType FUNCTION_EXPRESSION =
      new ExpressionType(
          "call",
          node -> node.syntax() instanceof Node.Call || node.syntax() instanceof Node.Invoke);

  /** Any literal, null too, or bare word. */
  public static final ParameterType CONSTANT = constant("constant", false, true, node -> true);

  /** A string literal or bare word. */
  public static final ParameterType STRING_CONSTANT =
      constant("stringConstant", false, true, node -> node.value() instanceof String);

  /** A number literal. */
  public static final ParameterType NUMERIC_CONSTANT =
      constant("numericConstant", false, true, node -> node.value() instanceof Number);

  /** {@code true} or {@code false}. */
  public static final ParameterType BOOLEAN_CONSTANT =
      constant("booleanConstant", false, true, node -> node.value() instanceof Boolean);

  /** A bare word. */
  public static final ParameterType KEYWORD =
      constant("keyword", false, true, ConstantNode::isKeyword);

  /** A bare word, received as {@link ConstantNode}. */
  public static final ParameterType KEYWORD_NODE =
      constant("keyword", false, false, ConstantNode::isKeyword);

  private Types() {}

  /** Returns a type of literals. */
  public static ParameterType constant(
      String name, boolean nullable, boolean expand, Predicate<ConstantNode> condition) {
    return new ConstantType(name, nullable, expand, condition);
  }

  /**
   * Returns the type that also accepts a null that is no literal, where the type makes that
   * difference; other types are returned themselves.
   */
  public static ParameterType orNull(ParameterType type) {
    if (type instanceof PlainType plain) {
      return plain.orNull();
    }
    return type instanceof ConstantType constant ? constant.orNull() : type;
  }

  /** Returns the type that accepts what one of the members accepts; the first one converts. */
  public static ParameterType anyOf(boolean nullable, ParameterType... members) {
    return new CombinedType(false, nullable, List.of(members));
  }

  /** Returns the type that accepts what all members accept; they convert one after the other. */
  public static ParameterType chain(boolean nullable, ParameterType... members) {
    return new CombinedType(true, nullable, List.of(members));
  }

  /** Returns the type that accepts what another one refuses. */
  public static ParameterType not(boolean nullable, ParameterType refused) {
    return new NotType(refused, nullable);
  }

  private static boolean isInteger(Class<?> c) {
    return c == Long.class || c == BigInteger.class;
  }
}
