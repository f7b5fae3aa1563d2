package io.murano.conductor.muranopl.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.extension;
import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.muranopl.execution.Casting;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.execution.ObjectParameter;
import io.murano.conductor.muranopl.execution.TypeParameter;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.serialization.DumpFormat;
import io.murano.conductor.muranopl.serialization.ObjectSerializer;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.muranopl.version.VersionSpec;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionKind;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.type.Types;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Functions about one object: identity, class, owner, data. */
final class ObjectFunctions {

  private ObjectFunctions() {}

  static void register(Context context) {
    registerCastable(context, FunctionKind.FUNCTION);
    extension("require").param("value", Types.ANY).register(context, call -> require(call.arg(0)));
    extension("find")
        .param("obj", ObjectParameter.REQUIRED)
        .param("murano_class_ref", TypeParameter.REQUIRED)
        .register(context, ObjectFunctions::find);
    function("name")
        .param("object_", ObjectParameter.OPTIONAL)
        .register(context, call -> object(call) == null ? null : object(call).name());
    function("metadata")
        .param("object_", ObjectParameter.REQUIRED)
        .register(context, call -> call.<MuranoObject>get(0).metadata());
    function("#operator_is")
        .param("obj", ObjectParameter.OPTIONAL)
        .param("type_", TypeParameter.REQUIRED)
        .register(context, ObjectFunctions::isInstance);
    function("is_object")
        .param("value", Types.ANY)
        .register(
            context,
            call -> call.arg(0) instanceof MuranoObject || call.arg(0) instanceof TypeReference);
    function("dump")
        .param("obj", ObjectParameter.REQUIRED)
        .param("serialization_type", Types.STRING, "Serializable")
        .param("ignore_upcasts", Types.BOOL, true)
        .register(context, ObjectFunctions::dump);
  }

  /** Registers what old packages may also call as methods. */
  static void registerCastable(Context context, FunctionKind kind) {
    FunctionBuilder.of(kind, "id")
        .param("object_", ObjectParameter.REQUIRED)
        .register(context, call -> call.<MuranoObject>get(0).id());
    FunctionBuilder.of(kind, "cast")
        .param("object_", ObjectParameter.REQUIRED)
        .param("type_", TypeParameter.REQUIRED)
        .param("version_spec", Types.STRING.orNull(), null)
        .register(context, ObjectFunctions::cast);
  }

  /** Registers {@code type} for language versions in which it gives a name. */
  static void registerTypeName(Context context, FunctionKind kind) {
    FunctionBuilder.of(kind, "type")
        .param("object_", ObjectParameter.OPTIONAL)
        .register(context, call -> object(call) == null ? null : object(call).type().name());
  }

  /** Registers {@code type} for language versions in which it gives a reference. */
  static void registerTypeReference(Context context) {
    function("type")
        .param("object_", ObjectParameter.OPTIONAL)
        .register(context, call -> object(call) == null ? null : object(call).type().reference());
  }

  static void registerTypeFromName(Context context) {
    function("type").param("cls", TypeParameter.REQUIRED).register(context, call -> call.arg(0));
  }

  @SuppressWarnings("NullAway")
  private static MuranoObject object(Invocation call) {
    return (MuranoObject) call.arg(0);
  }

  private static @Nullable Object require(@Nullable Object value) {
    if (value == null) {
      throw NativeException.valueError("Required value is missing");
    }
    return value;
  }

  private static @Nullable Object find(Invocation call) {
    TypeReference wanted = call.get(1);
    return call.<MuranoObject>get(0).findOwner(wanted.type());
  }

  private static Object isInstance(Invocation call) {
    TypeReference wanted = call.get(1);
    return call.arg(0) instanceof MuranoObject object && wanted.type().isCompatible(object.type());
  }

  private static Object cast(Invocation call) {
    TypeReference wanted = call.get(1);
    MuranoObject object = call.get(0);
    return Casting.cast(object, wanted.type().name(), accepted(call));
  }

  private static Predicate<MuranoClass> accepted(Invocation call) {
    if (call.arg(2) instanceof String versions && !versions.isEmpty()) {
      try {
        return Casting.in(VersionSpec.parse(versions));
      } catch (IllegalArgumentException e) {
        throw NativeException.valueError(String.valueOf(e.getMessage()));
      }
    }
    MuranoClass viewpoint = Frame.of(call.callerContext()).type();
    return viewpoint == null ? candidate -> true : Casting.from(viewpoint.owningPackage());
  }

  private static @Nullable Object dump(Invocation call) {
    DumpFormat format = DumpFormat.of(call.get(1));
    MuranoObject object = call.get(0);
    boolean ignoreUpcasts = call.get(2);
    return ObjectSerializer.dump(
        Frame.of(call.callerContext()).execution(), ignoreUpcasts ? object.real() : object, format);
  }
}
