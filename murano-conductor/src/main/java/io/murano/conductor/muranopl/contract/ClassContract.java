package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.execution.Casting;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.execution.LoadRequest;
import io.murano.conductor.muranopl.object.ForwardReference;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.object.ObjectStore;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.version.VersionSpec;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code class(T, default, versions)}.
 *
 * @param type the class objects must have
 * @param defaultType class of objects made of dictionaries that do not name theirs
 * @param versions acceptable versions of the class; null for those the declaring package requires
 */
record ClassContract(MuranoClass type, MuranoClass defaultType, @Nullable String versions)
    implements ContractMethod {

  @Override
  public @Nullable Object transform(@Nullable Object value, ContractCall call) {
    Frame frame = Frame.of(call.scope().context());
    Object result = value instanceof ForwardReference reference ? reference.id() : value;
    if (result instanceof YaqlDict model) {
      result = load(model, call, frame.execution());
    } else if (result instanceof String id) {
      ObjectStore store = frame.execution().store();
      MuranoObject known = store.get(id);
      if (known == null) {
        if (!store.isInitializing()) {
          throw DslException.noObject(id);
        }
        return new ForwardReference(id);
      }
      result = known;
    } else if (result != null && !(result instanceof MuranoObject)) {
      throw new ContractViolationException(
          "Value %s cannot be represented as class %s"
              .formatted(ScalarContracts.shown(value), type));
    }
    return validate(result, call);
  }

  private MuranoObject load(YaqlDict model, ContractCall call, Execution execution) {
    LoadRequest request =
        LoadRequest.builder(call.scope().context())
            .owner(ownerOf(call))
            .defaultType(defaultType)
            .scopeType(call.scope().callingType())
            .build();
    return execution.loader().load(model, request);
  }

  static @Nullable MuranoObject ownerOf(ContractCall call) {
    return call.scope().owner() instanceof MuranoObject owner ? owner : null;
  }

  @Override
  public @Nullable Object validate(@Nullable Object value, ContractCall call) {
    return validate(value, type, versions, call);
  }

  static @Nullable Object validate(
      @Nullable Object value, MuranoClass type, @Nullable String versions, ContractCall call) {
    if (value == null || Casting.isInstance(value, type.name(), accepted(versions, call))) {
      return value;
    }
    if (!(value instanceof MuranoObject object)) {
      throw new ContractViolationException("Value is not an object");
    }
    throw new ContractViolationException(
        "Object of type %s is not compatible with requested type %s"
            .formatted(object.type(), type));
  }

  private static Predicate<MuranoClass> accepted(@Nullable String versions, ContractCall call) {
    if (versions != null && !versions.isEmpty()) {
      try {
        return Casting.in(VersionSpec.parse(versions));
      } catch (IllegalArgumentException e) {
        throw NativeException.valueError(String.valueOf(e.getMessage()));
      }
    }
    MuranoClass viewpoint = Frame.of(call.scope().context()).namesScope();
    return viewpoint == null ? candidate -> true : Casting.from(viewpoint.owningPackage());
  }
}
