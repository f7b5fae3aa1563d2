package io.murano.conductor.muranopl.contract;

import org.jspecify.annotations.Nullable;

/** A contract function applied to one value. The defaults are those most functions share. */
interface ContractMethod {

  /** Returns the converted value. */
  @Nullable Object transform(@Nullable Object value, ContractCall call);

  /** Returns the value if it satisfies the contract without conversion. */
  @Nullable Object validate(@Nullable Object value, ContractCall call);

  /** Returns the value if its type alone satisfies the contract. */
  default @Nullable Object checkType(@Nullable Object value, ContractCall call) {
    return validate(value, call);
  }

  /** Returns the final form of a converted value. */
  default @Nullable Object complete(@Nullable Object value, ContractCall call) {
    return value;
  }

  /** Does what the mode asks for. */
  default @Nullable Object apply(@Nullable Object value, ContractCall call) {
    return switch (call.mode()) {
      case TRANSFORM -> transform(value, call);
      case TRANSFORM_AND_FINALIZE -> complete(transform(value, call), call);
      case VALIDATE -> validate(value, call);
      case CHECK_TYPE -> checkType(value, call);
      case FINALIZE -> complete(value, call);
    };
  }
}
