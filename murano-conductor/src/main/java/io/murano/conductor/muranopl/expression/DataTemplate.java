package io.murano.conductor.muranopl.expression;

import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.Tuple;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece of YAML whose expressions, keys included, are evaluated each time it is used: the right
 * side of an assignment, a default, a condition. Immutable and shared between executions.
 */
public abstract class DataTemplate {

  /** The template of null. */
  public static final DataTemplate NULL = new Fixed(null);

  DataTemplate() {}

  /** Makes a template of a value read by the YAML reader. */
  public static DataTemplate of(@Nullable Object yaml) {
    if (yaml instanceof MplExpression expression) {
      return new Computed(expression);
    }
    if (yaml instanceof YamlMap map) {
      List<DataTemplate> keys = map.entries().stream().map(e -> of(e.key())).toList();
      List<DataTemplate> values = map.entries().stream().map(e -> of(e.value())).toList();
      return simplified(new OfMap(keys, values), keys, values);
    }
    if (yaml instanceof List<?> list) {
      List<DataTemplate> items = list.stream().map(DataTemplate::of).toList();
      return simplified(new OfList(items), items, List.of());
    }
    if (yaml instanceof Set<?> set) {
      List<DataTemplate> items = set.stream().map(DataTemplate::of).toList();
      return simplified(new OfSet(items), items, List.of());
    }
    return yaml == null ? NULL : new Fixed(yaml);
  }

  private static DataTemplate simplified(
      Composite template, List<DataTemplate> some, List<DataTemplate> others) {
    boolean fixed =
        some.stream().allMatch(DataTemplate::isFixed)
            && others.stream().allMatch(DataTemplate::isFixed);
    return fixed ? new Fixed(template.build(null)) : template;
  }

  /** Returns the value in a context; collections are immutable. */
  public abstract @Nullable Object evaluate(Context context);

  /** Returns whether the value is the same in every context. */
  public boolean isFixed() {
    return false;
  }

  /** Returns the expression this template consists of, or null if it is anything else. */
  public @Nullable MplExpression expression() {
    return null;
  }

  /** Data without expressions. */
  private static final class Fixed extends DataTemplate {
    private final @Nullable Object value;

    Fixed(@Nullable Object value) {
      this.value = value;
    }

    @Override
    public @Nullable Object evaluate(@Nullable Context context) {
      return value;
    }

    @Override
    public boolean isFixed() {
      return true;
    }
  }

  /** A single expression. */
  private static final class Computed extends DataTemplate {
    private final MplExpression expression;

    Computed(MplExpression expression) {
      this.expression = expression;
    }

    @Override
    public @Nullable Object evaluate(Context context) {
      return expression.evaluate(context);
    }

    @Override
    public MplExpression expression() {
      return expression;
    }
  }

  /** A collection with expressions in it; parts that are fixed need no context. */
  private abstract static class Composite extends DataTemplate {

    abstract Object build(@Nullable Context context);

    @Override
    public Object evaluate(Context context) {
      return build(context);
    }

    static @Nullable Object part(DataTemplate template, @Nullable Context context) {
      if (template instanceof Fixed fixed) {
        return fixed.value;
      }
      if (context == null) {
        throw new IllegalStateException("an expression needs a context");
      }
      return template.evaluate(context);
    }
  }

  private static final class OfList extends Composite {
    private final List<DataTemplate> items;

    OfList(List<DataTemplate> items) {
      this.items = items;
    }

    @Override
    Object build(@Nullable Context context) {
      @Nullable Object[] result = new Object[items.size()];
      for (int i = 0; i < result.length; i++) {
        result[i] = part(items.get(i), context);
      }
      return Tuple.wrap(result);
    }
  }

  private static final class OfSet extends Composite {
    private final List<DataTemplate> items;

    OfSet(List<DataTemplate> items) {
      this.items = items;
    }

    @Override
    Object build(@Nullable Context context) {
      FrozenSet.Builder builder = FrozenSet.builder();
      items.forEach(item -> builder.add(part(item, context)));
      return builder.build();
    }
  }

  private static final class OfMap extends Composite {
    private final List<DataTemplate> keys;
    private final List<DataTemplate> values;

    OfMap(List<DataTemplate> keys, List<DataTemplate> values) {
      this.keys = keys;
      this.values = values;
    }

    @Override
    Object build(@Nullable Context context) {
      FrozenDict.Builder builder = FrozenDict.builder(keys.size());
      for (int i = 0; i < keys.size(); i++) {
        builder.put(part(keys.get(i), context), part(values.get(i), context));
      }
      return builder.build();
    }
  }
}
