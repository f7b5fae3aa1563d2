package io.murano.conductor.stack.hot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of a template after its intrinsic functions were recognised and its conditions decided.
 * Immutable; it can be evaluated again and again as resources come into being.
 */
public sealed interface Expression {

  /**
   * Returns the value.
   *
   * @throws HotException if a function cannot work with what it gets
   */
  @Nullable Object evaluate(EvaluationScope scope);

  /** Passes every mention of a resource to the consumer. */
  void references(Consumer<Reference> consumer);

  /** Returns an expression with the given value. */
  static Expression literal(@Nullable Object value) {
    return new Literal(value);
  }

  /**
   * A mention of a resource.
   *
   * @param resource qualified name of the resource
   * @param attribute the attribute asked for; null for the resource itself or all attributes
   * @param path place in the template
   */
  record Reference(String resource, @Nullable String attribute, String path) {}

  /** A value that is what it is. */
  record Literal(@Nullable Object value) implements Expression {
    @Override
    public @Nullable Object evaluate(EvaluationScope scope) {
      return value;
    }

    @Override
    public void references(Consumer<Reference> consumer) {}
  }

  /** A list with functions somewhere in it. */
  record Items(List<Expression> items) implements Expression {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public @Nullable Object evaluate(EvaluationScope scope) {
      List<@Nullable Object> values = new ArrayList<>(items.size());
      items.forEach(item -> values.add(item.evaluate(scope)));
      return Collections.unmodifiableList(values);
    }

    @Override
    public void references(Consumer<Reference> consumer) {
      items.forEach(item -> item.references(consumer));
    }
  }

  /** A map with functions somewhere in it. */
  record Entries(Map<String, Expression> entries) implements Expression {
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public @Nullable Object evaluate(EvaluationScope scope) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      entries.forEach((key, value) -> values.put(key, value.evaluate(scope)));
      return Collections.unmodifiableMap(values);
    }

    @Override
    public void references(Consumer<Reference> consumer) {
      entries.values().forEach(value -> value.references(consumer));
    }
  }

  /**
   * A call of an intrinsic function.
   *
   * @param name name of the function
   * @param path place in the template
   * @param argument what it is applied to
   * @param function what it does
   */
  record Call(String name, String path, Expression argument, HotFunction function)
      implements Expression {

    @Override
    public @Nullable Object evaluate(EvaluationScope scope) {
      try {
        return function.apply(new HotFunction.Arguments(name, argument.evaluate(scope), scope));
      } catch (HotFunction.UsageException e) {
        throw HotException.at(path, e.getMessage());
      }
    }

    @Override
    public void references(Consumer<Reference> consumer) {
      argument.references(consumer);
    }
  }

  /** A {@code get_resource}. */
  record ResourceReference(String resource, String path) implements Expression {
    @Override
    public @Nullable Object evaluate(EvaluationScope scope) {
      return scope.reference(resource);
    }

    @Override
    public void references(Consumer<Reference> consumer) {
      consumer.accept(new Reference(resource, null, path));
    }
  }

  /**
   * A {@code get_attr}.
   *
   * @param resource qualified name of the resource
   * @param attribute name of the attribute; null for a map of all
   * @param selection keys and indexes into the attribute's value
   * @param path place in the template
   */
  record AttributeReference(
      String resource, @Nullable String attribute, Expression selection, String path)
      implements Expression {

    @Override
    public @Nullable Object evaluate(EvaluationScope scope) {
      List<?> keys = (List<?>) selection.evaluate(scope);
      return scope.attribute(resource, attribute, keys == null ? List.of() : keys);
    }

    @Override
    public void references(Consumer<Reference> consumer) {
      consumer.accept(new Reference(resource, attribute, path));
      selection.references(consumer);
    }
  }
}
