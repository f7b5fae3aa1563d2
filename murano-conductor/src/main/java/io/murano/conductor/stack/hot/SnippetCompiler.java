package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackRejectedException;
import io.murano.conductor.stack.StackValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recognises intrinsic functions in template data. What does not depend on resources is evaluated
 * at once, so that most mistakes are found before anything is created.
 */
final class SnippetCompiler {

  /** What an {@code if} without a third argument yields: its place does not exist. */
  private static final Expression ABSENT = new Expression.Literal(new Object());

  private final HotVersion version;
  private final IntrinsicFunctions functions;
  private final CompileScope scope;

  SnippetCompiler(HotVersion version, IntrinsicFunctions functions, CompileScope scope) {
    this.version = version;
    this.functions = functions;
    this.scope = scope;
  }

  /** Returns the expression of a piece of data at a place in the template. */
  Expression compile(@Nullable Object data, String path) {
    Expression compiled = snippet(data, path);
    return compiled == ABSENT ? Expression.literal(null) : compiled;
  }

  /**
   * Returns the value of data that must not depend on resources.
   *
   * @throws HotException if it does
   */
  @Nullable Object constant(@Nullable Object data, String path) {
    if (compile(data, path) instanceof Expression.Literal literal) {
      return literal.value();
    }
    throw HotException.at(path, "must not depend on resources");
  }

  private Expression snippet(@Nullable Object data, String path) {
    if (data instanceof Map<?, ?> map) {
      if (map.size() == 1) {
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        Expression call = call(String.valueOf(only.getKey()), only.getValue(), path);
        if (call != null) {
          return call;
        }
      }
      return entries(map, path);
    }
    return data instanceof List<?> list ? items(list, path) : new Expression.Literal(data);
  }

  private Expression entries(Map<?, ?> map, String path) {
    Map<String, Expression> entries = new LinkedHashMap<>();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          Expression entry = snippet(value, path + "." + key);
          if (entry != ABSENT) {
            entries.put(String.valueOf(key), entry);
          }
          if (entry != ABSENT && entry instanceof Expression.Literal literal) {
            values.put(String.valueOf(key), literal.value());
          }
        });
    return values.size() == entries.size()
        ? new Expression.Literal(StackValues.immutableMap(values))
        : new Expression.Entries(entries);
  }

  private Expression items(List<?> list, String path) {
    List<Expression> items = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Expression item = snippet(list.get(i), "%s[%d]".formatted(path, i));
      if (item != ABSENT) {
        items.add(item);
      }
      if (item != ABSENT && item instanceof Expression.Literal literal) {
        values.add(literal.value());
      }
    }
    return values.size() == items.size()
        ? new Expression.Literal(StackValues.immutable(values))
        : new Expression.Items(items);
  }

  private @Nullable Expression call(String name, @Nullable Object argument, String path) {
    String inside = path + "." + name;
    switch (name) {
      case "get_param":
        return parameter(argument, inside);
      case "get_resource":
        return new Expression.ResourceReference(
            scope.resource(name(argument, inside), inside), inside);
      case "get_attr":
        return attribute(argument, inside);
      case "get_file":
        return new Expression.Literal(scope.file(name(argument, inside), inside));
      case "resource_facade":
        return scope.facade(argument, inside);
      case "if":
        return version.since(HotVersion.V2016_10_14) ? branch(argument, inside) : null;
      case "Ref":
        return version == HotVersion.V2013_05_23 ? ref(argument, inside) : removed(name, path);
      default:
        return function(name, argument, path);
    }
  }

  private @Nullable Expression function(String name, @Nullable Object argument, String path) {
    HotFunction function = functions.find(name);
    if (function == null) {
      return functions.wasRemoved(name) ? removed(name, path) : null;
    }
    String inside = path + "." + name;
    Expression compiled = compile(argument, inside);
    Expression.Call call = new Expression.Call(name, inside, compiled, function);
    return compiled instanceof Expression.Literal ? evaluated(call) : call;
  }

  private static Expression evaluated(Expression.Call call) {
    try {
      return new Expression.Literal(StackValues.immutable(call.evaluate(NoResources.INSTANCE)));
    } catch (StackRejectedException e) {
      throw HotException.at(call.path(), String.valueOf(e.getMessage()));
    }
  }

  private Expression removed(String name, String path) {
    throw HotException.at(
        path, "function '%s' does not exist in %s %s".formatted(name, HotVersion.KEY, version));
  }

  private Expression parameter(@Nullable Object argument, String path) {
    List<?> parts = argument instanceof List<?> list ? list : List.of(name(argument, path));
    if (parts.isEmpty()) {
      throw HotException.at(path, "takes the name of a parameter");
    }
    Expression value = scope.parameter(name(parts.get(0), path), path);
    if (parts.size() == 1) {
      return value;
    }
    Expression keys = snippet(parts.subList(1, parts.size()), path);
    return folded(
        new Expression.Call(
            "get_param",
            path,
            new Expression.Items(List.of(value, keys)),
            SnippetCompiler::selectFromParameter));
  }

  private static Object selectFromParameter(HotFunction.Arguments arguments) {
    List<?> parts = arguments.list(2, 2, "[name, key, …]");
    List<?> keys = parts.get(1) instanceof List<?> list ? list : List.of();
    Object selected = Selection.select(parts.get(0), keys);
    return selected == null ? "" : selected;
  }

  private static Expression folded(Expression.Call call) {
    boolean[] dynamic = {false};
    call.references(reference -> dynamic[0] = true);
    return dynamic[0] ? call : new Expression.Literal(call.evaluate(NoResources.INSTANCE));
  }

  private Expression attribute(@Nullable Object argument, String path) {
    boolean nameAlone = version.since(HotVersion.V2015_10_15);
    if (!(argument instanceof List<?> parts) || parts.size() < (nameAlone ? 1 : 2)) {
      throw HotException.at(
          path,
          nameAlone
              ? "takes [resource, (attribute), (key), …]"
              : "takes [resource, attribute, (key), …]");
    }
    String resource = scope.resource(name(parts.get(0), path), path);
    String attribute = parts.size() == 1 ? null : name(parts.get(1), path);
    List<?> keys = parts.size() <= 2 ? List.of() : parts.subList(2, parts.size());
    return new Expression.AttributeReference(resource, attribute, snippet(keys, path), path);
  }

  private Expression branch(@Nullable Object argument, String path) {
    boolean shortForm = version.since(HotVersion.V2021_04_16);
    if (!(argument instanceof List<?> parts)
        || parts.size() > 3
        || parts.size() < (shortForm ? 2 : 3)) {
      throw HotException.at(path, "takes [condition, value if true, value if false]");
    }
    boolean holds = scope.condition(parts.get(0), path + "[0]");
    if (!holds && parts.size() == 2) {
      return ABSENT;
    }
    int chosen = holds ? 1 : 2;
    return snippet(parts.get(chosen), "%s[%d]".formatted(path, chosen));
  }

  /** {@code Ref} is a parameter if there is one of that name, else a resource. */
  private Expression ref(@Nullable Object argument, String path) {
    String name = name(argument, path);
    try {
      return scope.parameter(name, path);
    } catch (HotException e) {
      return new Expression.ResourceReference(scope.resource(name, path), path);
    }
  }

  private String name(@Nullable Object data, String path) {
    Object value = data instanceof Map ? constant(data, path) : data;
    if (value instanceof String name && !name.isEmpty()) {
      return name;
    }
    throw HotException.at(path, "expected a name, got " + StackValues.described(value));
  }

  /** The scope of expressions that mention no resource. */
  private enum NoResources implements EvaluationScope {
    INSTANCE;

    @Override
    public @Nullable Object reference(String resource) {
      throw new IllegalStateException("No resource is known while a template is compiled");
    }

    @Override
    public @Nullable Object attribute(
        String resource, @Nullable String attribute, List<?> selection) {
      throw new IllegalStateException("No resource is known while a template is compiled");
    }
  }
}
