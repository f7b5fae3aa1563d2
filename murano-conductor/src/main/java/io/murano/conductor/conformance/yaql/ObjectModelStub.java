package io.murano.conductor.conformance.yaql;

import static io.murano.conductor.yaql.registration.FunctionBuilder.extension;
import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.ConstantNode;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.FunctionKind;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.NoValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the object model as they look while no object exists: they are visible, so calls
 * are "no match" rather than "unknown", and everything that needs a class fails.
 */
final class ObjectModelStub {

  private static final ParameterType OBJECT = new AbsentType("object", false);
  private static final ParameterType OBJECT_OR_NULL = new AbsentType("object", true);
  private static final ParameterType TYPE = new ClassNameType();

  private static final List<String> REFLECTED =
      List.of(
          "name",
          "usage",
          "methods",
          "properties",
          "ancestors",
          "package",
          "version",
          "hasDefault",
          "declaringType",
          "arguments",
          "types",
          "declaringMethod",
          "type",
          "meta",
          "cardinality",
          "targets",
          "inherited");

  private ObjectModelStub() {}

  /**
   * Returns a context in front of the library's.
   *
   * @param old whether some functions can be called as methods, as in runtimes 1.0 and 1.1
   */
  static Context context(Context library, boolean old) {
    Context context = library.createChild();
    registerObjects(context);
    registerReflection(context);
    registerOperators(context);
    context.register(extension("require").param("value", Types.ANY).body(ObjectModelStub::require));
    context.register(function("sleep").param("seconds", Types.NUMBER).body(call -> null));
    context.register(
        function("call")
            .param("name", Types.STRING)
            .param("args", Types.SEQUENCE)
            .param("kwargs", Types.MAPPING)
            .optional("receiver", Types.ANY)
            .body(ObjectModelStub::callHidden));
    Context top = old ? withExtensions(context) : context;
    top.register(function("type").param("cls", TYPE).body(call -> unavailable("type")));
    top.register(function("isObject").param("value", Types.ANY).body1(value -> false));
    top.register(
        function("dump")
            .param("obj", OBJECT)
            .param("serializationType", Types.STRING, "Serializable")
            .param("ignoreUpcasts", Types.BOOL, true)
            .body(call -> unavailable("dump")));
    return top;
  }

  /** Adds what Murano's engine context has besides the functions without object model. */
  static void registerEngineFunctions(Context context) {
    context.register(
        function("logger")
            .param("loggerName", Types.STRING.orNull())
            .body(call -> unavailable("logger")));
    context.register(
        extension("decryptData")
            .param("value", Types.STRING)
            .body(call -> unavailable("decryptData")));
  }

  private static Context withExtensions(Context context) {
    Context child = context.createChild();
    for (String name : List.of("id", "cast", "super", "psuper", "type")) {
      for (FunctionDefinition definition : context.functions(name)) {
        child.register(definition.withKind(FunctionKind.EXTENSION));
      }
    }
    return child;
  }

  private static void registerObjects(Context context) {
    context.register(function("id").param("object", OBJECT).body(call -> unavailable("id")));
    context.register(
        function("cast")
            .param("object", OBJECT)
            .param("type", TYPE)
            .param("versionSpec", Types.STRING.orNull(), null)
            .body(call -> unavailable("cast")));
    for (String name : List.of("super", "psuper")) {
      context.register(
          function(name)
              .param("object", OBJECT)
              .param("func", Types.LAMBDA, null)
              .body(call -> unavailable(name)));
    }
    context.register(
        extension("find")
            .param("obj", OBJECT)
            .param("muranoClassRef", TYPE)
            .body(call -> unavailable("find")));
    for (String name : List.of("name", "typeinfo", "type")) {
      context.register(function(name).param("object", OBJECT_OR_NULL).body(call -> null));
    }
    context.register(function("typeinfo").param("cls", TYPE).body(call -> unavailable("typeinfo")));
    context.register(
        function("metadata").param("object", OBJECT).body(call -> unavailable("metadata")));
    registerNew(context);
  }

  private static void registerNew(Context context) {
    context.register(
        function("new")
            .param("_TypeName", TYPE)
            .param("_Owner", OBJECT_OR_NULL, null)
            .param("_ObjectName", Types.STRING.orNull(), null)
            .param("_Extra", Types.MAPPING.orNull(), null)
            .keywords("parameters", Types.ANY)
            .body(call -> unavailable("new")));
    context.register(
        function("new")
            .param("typeName", TYPE)
            .param("parameters", Types.MAPPING)
            .param("owner", OBJECT_OR_NULL, null)
            .param("objectName", Types.STRING.orNull(), null)
            .param("extra", Types.MAPPING.orNull(), null)
            .body(call -> unavailable("new")));
    context.register(
        function("new")
            .param("model", Types.MAPPING)
            .param("owner", OBJECT_OR_NULL, null)
            .body(call -> unavailable("new")));
  }

  private static void registerReflection(Context context) {
    for (String name : REFLECTED) {
      context.register(
          function("#property#" + name).param("obj", OBJECT).body(call -> unavailable(name)));
    }
    for (String name : List.of("getValue", "setValue", "invoke")) {
      context.register(
          method(name)
              .param("receiver", OBJECT)
              .varargs("args", Types.ANY)
              .keywords("kwargs", Types.ANY)
              .body(call -> unavailable(name)));
    }
  }

  private static void registerOperators(Context context) {
    for (String name : List.of("obj", "cls")) {
      context.register(
          function("#operator_.")
              .param(name, OBJECT)
              .param("propertyName", Types.KEYWORD)
              .body(call -> unavailable("property")));
    }
    context.register(
        function("#operator_.")
            .param("receiver", OBJECT)
            .param("expr", Types.METHOD_LAMBDA)
            .body(call -> unavailable("method")));
    context.register(
        function("#operator_:")
            .param("prefix", Types.KEYWORD)
            .param("name", Types.KEYWORD)
            .body(call -> unavailable("class")));
    context.register(
        function("#unary_operator_:")
            .param("name", Types.KEYWORD)
            .body(call -> unavailable("class")));
    context.register(
        function("#operator_is")
            .param("obj", OBJECT_OR_NULL)
            .param("type", TYPE)
            .body(call -> false));
  }

  private static @Nullable Object require(Invocation call) {
    if (call.arg(0) == null) {
      throw NativeException.valueError("Required value is missing");
    }
    return call.arg(0);
  }

  private static @Nullable Object callHidden(Invocation call) {
    var hidden = call.hidden("call", false, call.context());
    return call.arg(3) == NoValue.INSTANCE
        ? hidden.call(call.arg(0), call.arg(1), call.arg(2))
        : hidden.call(call.arg(0), call.arg(1), call.arg(2), call.arg(3));
  }

  private static Object unavailable(String what) {
    throw NativeException.attributeError("there is no object model for " + what);
  }

  /** Instances of what does not exist here. */
  private static final class AbsentType extends io.murano.conductor.yaql.type.EagerType {
    private final String name;

    AbsentType(String name, boolean nullable) {
      super(nullable);
      this.name = name;
    }

    @Override
    protected boolean accepts(Object value, Context context, Evaluation evaluation) {
      return false;
    }

    @Override
    public Fit fit(
        @Nullable Class<?> valueClass, io.murano.conductor.yaql.runtime.YaqlOptions options) {
      return valueClass == null && nullable() ? Fit.ACCEPTED : Fit.REFUSED;
    }

    @Override
    public String describe() {
      return name;
    }
  }

  /** Names of classes, which cannot be resolved; literal ones are looked at only when converted. */
  private static final class ClassNameType implements ParameterType {
    @Override
    public boolean check(@Nullable Object argument, Context context, Evaluation evaluation) {
      if (argument instanceof ConstantNode constant) {
        return constant.value() instanceof String;
      }
      if (argument instanceof String) {
        throw NativeException.attributeError("there is no class scope");
      }
      return argument instanceof ExecutableNode;
    }

    @Override
    public Object convert(@Nullable Object argument, Invocation invocation) {
      throw NativeException.attributeError("there is no class scope");
    }

    @Override
    public String describe() {
      return "class";
    }
  }
}
