package io.murano.conductor.stack.hot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives the properties of a resource to the nested template behind it, as parameters. */
final class NestedParameters {

  private NestedParameters() {}

  /**
   * Returns the values of the template's parameters.
   *
   * @throws HotException if a property is unknown, missing or not acceptable
   */
  static Map<String, Expression> bind(HotTemplate template, Expression properties, String path) {
    Map<String, Expression> given = new TreeMap<>(entries(properties, path));
    given.values().removeIf(value -> value.equals(Expression.literal(null)));
    TreeSet<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(template.parameters().keySet());
    if (!unknown.isEmpty()) {
      throw HotException.at(
          path,
          "unknown properties %s; the nested template declares %s"
              .formatted(unknown, template.parameters().keySet()));
    }
    Map<String, Expression> values = new LinkedHashMap<>();
    template
        .parameters()
        .forEach((name, parameter) -> values.put(name, value(parameter, given.get(name), path)));
    return values;
  }

  private static Map<String, Expression> entries(Expression properties, String path) {
    if (properties instanceof Expression.Entries entries) {
      return entries.entries();
    }
    if (properties instanceof Expression.Literal literal) {
      Map<String, Expression> entries = new LinkedHashMap<>();
      Sections.map(literal.value(), path)
          .forEach((key, value) -> entries.put(key, Expression.literal(value)));
      return entries;
    }
    throw HotException.at(path, "the properties of a nested template must be a plain map");
  }

  private static Expression value(
      ParameterDefinition parameter, @Nullable Expression given, String path) {
    if (given == null) {
      if (parameter.defaultValue() == null) {
        throw HotException.at(path + "." + parameter.name(), "no value was given");
      }
      return Expression.literal(parameter.defaultValue());
    }
    Checked checked = new Checked(parameter, given);
    boolean[] dynamic = {false};
    checked.references(reference -> dynamic[0] = true);
    return dynamic[0]
        ? new Expression.Call("get_param", path, given, arguments -> checked.accept(arguments))
        : Expression.literal(checked.acceptLiteral());
  }

  /** A value that must satisfy the parameter's constraints once it is known. */
  private record Checked(ParameterDefinition parameter, Expression given) {

    void references(Consumer<Expression.Reference> consumer) {
      given.references(consumer);
    }

    @Nullable Object accept(HotFunction.Arguments arguments) {
      Object value = arguments.value();
      return value == null ? parameter.defaultValue() : parameter.accept(value);
    }

    @Nullable Object acceptLiteral() {
      Object value = given instanceof Expression.Literal literal ? literal.value() : null;
      return value == null ? parameter.defaultValue() : parameter.accept(value);
    }
  }
}
