package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.muranopl.object.ForwardReference;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.yaql.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code owned()} and {@code notOwned()}.
 *
 * @param wanted whether the object must be owned, directly or not, by the one that has the property
 */
record OwnershipContract(boolean wanted) implements ContractMethod {

  @Override
  public @Nullable Object transform(@Nullable Object value, ContractCall call) {
    return validate(value, call);
  }

  @Override
  public @Nullable Object validate(@Nullable Object value, ContractCall call) {
    if (value == null || value instanceof ForwardReference) {
      return value;
    }
    if (!(value instanceof MuranoObject object)) {
      throw new ContractViolationException("Value " + Text.repr(value) + " is not an object");
    }
    if (object.isOwnedBy(call.scope().thisValue()) != wanted) {
      throw new ContractViolationException(
          "Object %s violates %s() contract".formatted(object, wanted ? "owned" : "notOwned"));
    }
    return value;
  }
}
