package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.execution.LoadRequest;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.object.OpenValue;
import io.murano.conductor.muranopl.serialization.DumpFormat;
import io.murano.conductor.muranopl.serialization.ObjectSerializer;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code template(T, default, versions, excludeProperties)}: validates as an object and results in
 * a model of it.
 *
 * @param type the class of the object
 * @param defaultType class if the model does not name one
 * @param versions acceptable versions of the class; null for those the declaring package requires
 * @param excluded paths of properties that are left open
 */
record TemplateContract(
    MuranoClass type, MuranoClass defaultType, @Nullable String versions, List<String> excluded)
    implements ContractMethod {

  TemplateContract {
    excluded = List.copyOf(excluded);
  }

  @Override
  public @Nullable Object transform(@Nullable Object value, ContractCall call) {
    Object result = value;
    if (value instanceof YaqlDict model) {
      result = load(model, call);
    } else if (value != null && !(value instanceof MuranoObject)) {
      throw new ContractViolationException(
          "Value %s cannot be represented as class %s"
              .formatted(ScalarContracts.shown(value), type));
    }
    return validate(result, call);
  }

  private MuranoObject load(YaqlDict model, ContractCall call) {
    Frame frame = Frame.of(call.scope().context());
    MuranoClass calling = call.scope().callingType();
    YaqlDict open = model;
    if (!excluded.isEmpty()) {
      open = ModelPaths.set(model, excluded, new OpenValue(), calling);
    }
    LoadRequest request =
        LoadRequest.builder(call.scope().context())
            .owner(ClassContract.ownerOf(call))
            .defaultType(defaultType)
            .scopeType(calling)
            .build();
    YaqlDict definition = open;
    return frame.execution().dryRun(() -> frame.execution().loader().load(definition, request));
  }

  @Override
  public @Nullable Object validate(@Nullable Object value, ContractCall call) {
    return ClassContract.validate(value, type, versions, call);
  }

  @Override
  public @Nullable Object checkType(@Nullable Object value, ContractCall call) {
    return value instanceof YaqlDict ? value : validate(value, call);
  }

  @Override
  public @Nullable Object complete(@Nullable Object value, ContractCall call) {
    if (!(value instanceof MuranoObject object)) {
      return value;
    }
    Frame frame = Frame.of(call.scope().context());
    if (frame.execution().store().isInitializing()) {
      return FrozenDict.EMPTY;
    }
    Object model = ObjectSerializer.dump(frame.execution(), object.real(), DumpFormat.MIXED);
    return model instanceof YaqlDict dict ? ModelPaths.remove(dict, excluded) : model;
  }
}
