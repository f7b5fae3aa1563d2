package io.murano.conductor.muranopl.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.muranopl.execution.CallArguments;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.execution.HostParameter;
import io.murano.conductor.muranopl.execution.MetaInstance;
import io.murano.conductor.muranopl.execution.ObjectParameter;
import io.murano.conductor.muranopl.execution.TypeParameter;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MetaTraits;
import io.murano.conductor.muranopl.type.MethodArgument;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.type.MuranoProperty;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reflection over classes, members, packages and metadata. */
final class ReflectionFunctions {

  private static final HostParameter<MuranoClass> META_CLASS =
      HostParameter.of(MuranoClass.class, MuranoClass::isMeta);

  private ReflectionFunctions() {}

  static void register(Context context) {
    function("typeinfo")
        .param("object_", ObjectParameter.OPTIONAL)
        .register(
            context, call -> call.arg(0) instanceof MuranoObject object ? object.type() : null);
    function("typeinfo")
        .param("cls", TypeParameter.REQUIRED)
        .register(context, call -> call.<TypeReference>get(0).type());
    registerTypes(context);
    registerProperties(context);
    registerMethods(context);
    registerPackages(context);
  }

  private static <T> void property(
      Context context, String name, Class<T> type, Function<T, @Nullable Object> getter) {
    function("#property#" + name)
        .param("value", HostParameter.of(type))
        .register(context, call -> getter.apply(call.get(0)));
  }

  private static void registerTypes(Context context) {
    property(context, "name", MuranoClass.class, MuranoClass::name);
    property(context, "usage", MuranoClass.class, type -> type.isMeta() ? "Meta" : "Class");
    property(context, "version", MuranoClass.class, type -> new VersionValue(type.version()));
    property(context, "type", MuranoClass.class, MuranoClass::reference);
    property(context, "package", MuranoClass.class, MuranoClass::owningPackage);
    property(context, "ancestors", MuranoClass.class, type -> Tuple.copyOf(type.ancestors()));
    property(context, "methods", MuranoClass.class, ReflectionFunctions::methods);
    property(context, "properties", MuranoClass.class, ReflectionFunctions::properties);
    metaProperty(context, "cardinality", traits -> traits.many() ? "Many" : "One");
    metaProperty(context, "inherited", MetaTraits::inherited);
    metaProperty(
        context,
        "targets",
        traits ->
            new MutableList(traits.targets().stream().map(Object::toString).sorted().toList()));
    meta(
        context,
        MuranoClass.class,
        (execution, type) -> execution.metadata().ofType((MuranoClass) type));
  }

  private static void metaProperty(
      Context context, String name, Function<MetaTraits, Object> getter) {
    function("#property#" + name)
        .param("value", META_CLASS)
        .register(
            context,
            call -> {
              MetaTraits traits = call.<MuranoClass>get(0).metaTraits();
              return traits == null ? null : getter.apply(traits);
            });
  }

  private static boolean isVisible(String name) {
    return !name.startsWith("__") && !name.startsWith(".");
  }

  private static <T> Tuple members(Collection<String> names, Function<String, List<T>> finder) {
    List<T> result = new ArrayList<>();
    Predicate<String> visible = ReflectionFunctions::isVisible;
    names.stream().filter(visible).forEach(name -> result.addAll(finder.apply(name)));
    return Tuple.copyOf(result);
  }

  private static Tuple methods(MuranoClass type) {
    return members(type.allMethodNames(), type::findMethod);
  }

  private static Tuple properties(MuranoClass type) {
    return members(type.allPropertyNames(), type::findProperty);
  }

  private static void registerProperties(Context context) {
    property(context, "name", MuranoProperty.class, MuranoProperty::name);
    property(context, "hasDefault", MuranoProperty.class, p -> p.specification().hasDefault());
    property(context, "usage", MuranoProperty.class, p -> p.usage().toString());
    property(context, "declaringType", MuranoProperty.class, MuranoProperty::declaringType);
    meta(
        context,
        MuranoProperty.class,
        (execution, p) -> execution.metadata().ofProperty((MuranoProperty) p));
    FunctionBuilder.method("get_value")
        .param("property_", HostParameter.of(MuranoProperty.class))
        .param("object_", ObjectParameter.OPTIONAL)
        .register(context, ReflectionFunctions::getValue);
    FunctionBuilder.method("set_value")
        .param("property_", HostParameter.of(MuranoProperty.class))
        .param("object_", ObjectParameter.OPTIONAL)
        .param("value", Types.ANY)
        .register(context, ReflectionFunctions::setValue);
  }

  private static @Nullable Object getValue(Invocation call) {
    Frame frame = Frame.of(call.callerContext());
    MuranoProperty property = call.get(0);
    if (call.arg(1) instanceof MuranoObject object) {
      MuranoObject view = object.cast(property.declaringType());
      return frame.execution().properties().get(view, property.name(), frame);
    }
    return frame
        .execution()
        .properties()
        .getStatic(property.declaringType(), property.name(), frame);
  }

  private static @Nullable Object setValue(Invocation call) {
    Frame frame = Frame.of(call.callerContext());
    MuranoProperty property = call.get(0);
    if (call.arg(1) instanceof MuranoObject object) {
      MuranoObject view = object.cast(property.declaringType());
      frame.execution().properties().set(view, property.name(), call.arg(2), frame);
    } else {
      frame
          .execution()
          .properties()
          .setStatic(property.declaringType(), property.name(), call.arg(2), frame);
    }
    return null;
  }

  private static void registerMethods(Context context) {
    property(context, "name", MuranoMethod.class, MuranoMethod::name);
    property(context, "declaringType", MuranoMethod.class, MuranoMethod::declaringType);
    property(
        context,
        "arguments",
        MuranoMethod.class,
        method -> method.isNative() ? null : Tuple.copyOf(method.arguments().values()));
    meta(
        context,
        MuranoMethod.class,
        (execution, method) -> execution.metadata().ofMethod((MuranoMethod) method));
    property(context, "name", MethodArgument.class, MethodArgument::name);
    property(context, "hasDefault", MethodArgument.class, a -> a.specification().hasDefault());
    property(context, "usage", MethodArgument.class, a -> a.usage().toString());
    property(context, "declaringMethod", MethodArgument.class, MethodArgument::method);
    meta(
        context,
        MethodArgument.class,
        (execution, a) -> execution.metadata().ofArgument((MethodArgument) a));
    FunctionBuilder.method("invoke")
        .param("method", HostParameter.of(MuranoMethod.class))
        .param("__object", ObjectParameter.OPTIONAL)
        .varargs("args", Types.ANY)
        .keywords("kwargs", Types.ANY)
        .register(context, ReflectionFunctions::invoke);
  }

  private static @Nullable Object invoke(Invocation call) {
    Frame frame = Frame.of(call.callerContext());
    MuranoObject object = call.arg(1) instanceof MuranoObject given ? given : null;
    CallArguments arguments = CallArguments.of(Arrays.asList(call.varargs(2)), call.keywords(3));
    Object result =
        frame.execution().invoker().call((MuranoMethod) call.get(0), object, arguments, frame);
    frame.temporaries().add(result);
    return result;
  }

  private static void registerPackages(Context context) {
    property(context, "name", MuranoPackage.class, MuranoPackage::name);
    property(context, "version", MuranoPackage.class, murano -> new VersionValue(murano.version()));
    function("#property#types")
        .param("value", HostParameter.of(MuranoPackage.class))
        .register(context, ReflectionFunctions::types);
    meta(
        context,
        MuranoPackage.class,
        (execution, murano) -> execution.metadata().ofPackage((MuranoPackage) murano));
    property(context, "major", VersionValue.class, value -> value.version().major());
    property(context, "minor", VersionValue.class, value -> value.version().minor());
    property(context, "patch", VersionValue.class, value -> value.version().patch());
    property(
        context,
        "prerelease",
        VersionValue.class,
        value -> Tuple.copyOf(value.version().prerelease()));
    property(context, "build", VersionValue.class, value -> Tuple.copyOf(value.version().build()));
  }

  private static Object types(Invocation call) {
    Execution execution = Frame.of(call.callerContext()).execution();
    MuranoPackage murano = call.get(0);
    List<MuranoClass> result = new ArrayList<>();
    for (String name : execution.types().classNames(murano)) {
      result.add(execution.types().findOwnClass(murano, name));
    }
    return Tuple.copyOf(result);
  }

  /** Finds the metadata of something. */
  private interface MetaFinder {
    List<MetaInstance> find(Execution execution, Object provider);
  }

  private static void meta(Context context, Class<?> type, MetaFinder finder) {
    function("#property#meta")
        .param("provider", HostParameter.of(type))
        .register(
            context,
            call -> {
              Execution execution = Frame.of(call.callerContext()).execution();
              List<MetaInstance> found = finder.find(execution, call.get(0));
              return new MutableList(found.stream().map(MetaInstance::object).toList());
            });
  }
}
