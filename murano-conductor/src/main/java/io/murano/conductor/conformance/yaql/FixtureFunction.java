package io.murano.conductor.conformance.yaql;

import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.FunctionKind;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.runtime.ParameterDefinition;
import io.murano.conductor.yaql.runtime.ParameterDefinition.Placement;
import io.murano.conductor.yaql.type.LazyRule;
import io.murano.conductor.yaql.value.MappingRule;
import io.murano.conductor.yaql.value.MutableDict;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A host function of a case file: it returns its tag and what it received. */
final class FixtureFunction {

  private final String tag;
  private final List<Parameter> visible = new ArrayList<>();
  private final List<Parameter> hidden = new ArrayList<>();

  private FixtureFunction(String tag) {
    this.tag = tag;
  }

  /** What the case file says about a parameter. */
  private record Parameter(String name, String type, Placement placement, List<?> call) {}

  static FunctionDefinition of(JsonNode description) {
    FixtureFunction function = new FixtureFunction(description.path("tag").stringValue(""));
    FunctionKind kind =
        switch (description.path("kind").stringValue("function")) {
          case "method" -> FunctionKind.METHOD;
          case "extension" -> FunctionKind.EXTENSION;
          default -> FunctionKind.FUNCTION;
        };
    FunctionBuilder builder = FunctionBuilder.of(kind, description.get("name").stringValue());
    for (JsonNode parameter : description.path("params")) {
      function.add(parameter, builder);
    }
    if (description.path("noKwargs").asBoolean(false)) {
      builder.noKwargs();
    }
    return builder.body(function::invoke);
  }

  private void add(JsonNode node, FunctionBuilder builder) {
    String name = node.get("name").stringValue();
    String type = node.get("type").stringValue();
    Placement placement =
        switch (node.path("where").stringValue("positional")) {
          case "varargs" -> Placement.VARARGS;
          case "keywords" -> Placement.KEYWORDS;
          case "keywordOnly" -> Placement.KEYWORD_ONLY;
          default -> Placement.POSITIONAL;
        };
    List<Object> args = new ArrayList<>();
    node.path("call").forEach(arg -> args.add(InputValues.decode(arg)));
    Parameter parameter = new Parameter(name, type, placement, args);
    if (FixtureTypes.isHidden(type)) {
      hidden.add(parameter);
      return;
    }
    visible.add(parameter);
    JsonNode fallback = node.get("default");
    builder.param(
        new ParameterDefinition(
            name,
            node.path("alias").stringValue(name),
            FixtureTypes.of(type),
            placement,
            fallback == null ? ParameterDefinition.REQUIRED : defaultValue(fallback)));
  }

  private static @Nullable Object defaultValue(JsonNode node) {
    Object value = InputValues.decode(node);
    return value instanceof MutableList list ? Tuple.copyOf(list) : value;
  }

  private Object invoke(Invocation call) {
    MutableDict args = new MutableDict();
    for (int i = 0; i < visible.size(); i++) {
      Parameter parameter = visible.get(i);
      switch (parameter.placement) {
        case VARARGS -> {
          MutableList shown = new MutableList();
          Arrays.asList(call.varargs(i)).forEach(arg -> shown.add(shown(call, parameter, arg)));
          args.put("*", shown);
        }
        case KEYWORDS ->
            call.keywords(i).forEach((name, arg) -> args.put(name, shown(call, parameter, arg)));
        default -> args.put(parameter.name, shown(call, parameter, call.arg(i)));
      }
    }
    hidden.forEach(parameter -> args.put(parameter.name, injected(call, parameter)));
    MutableDict result = new MutableDict();
    result.put("overload", tag);
    result.put("args", args);
    return result;
  }

  private static @Nullable Object shown(
      Invocation call, Parameter parameter, @Nullable Object arg) {
    if (arg instanceof Lambda lambda) {
      return called(call, parameter, lambda);
    }
    if (arg instanceof LazyRule rule) {
      return new MutableList(Arrays.asList(rule.source(), rule.destination()));
    }
    if (arg instanceof MappingRule rule) {
      return new MutableList(Arrays.asList(rule.source(), rule.destination()));
    }
    if (arg instanceof ExecutableNode node) {
      Node syntax = node.syntax();
      return ReferenceText.of(syntax);
    }
    return arg instanceof YaqlIterator iterator ? Tuple.drain(iterator.iterate()) : arg;
  }

  private static @Nullable Object called(Invocation call, Parameter parameter, Lambda lambda) {
    List<?> args = parameter.call;
    if (parameter.type.equals("lambda:context")) {
      return lambda.callOn(
          io.murano.conductor.yaql.value.NoValue.INSTANCE, call.context(), args, Map.of());
    }
    if (parameter.type.equals("lambda:method")) {
      Object receiver = args.isEmpty() ? call.receiver() : args.get(0);
      List<?> rest = args.isEmpty() ? args : args.subList(1, args.size());
      return lambda.callOn(receiver, lambda.context().createChild(), rest, Map.of());
    }
    return lambda.call(args, Map.of());
  }

  private static @Nullable Object injected(Invocation call, Parameter parameter) {
    return switch (parameter.type) {
      case "receiver" -> call.hasReceiver() ? call.receiver() : "no receiver";
      case "super" -> {
        Context context = call.context().createChild();
        FunctionHandle next = call.hidden(call.definition().name(), call.hasReceiver(), context);
        List<@Nullable Object> args = new ArrayList<>();
        if (call.hasReceiver()) {
          args.add(call.receiver());
        }
        args.addAll(parameter.call);
        yield next.call(args.toArray());
      }
      default -> parameter.type;
    };
  }
}
