package io.murano.conductor.muranopl.type;

import org.jspecify.annotations.Nullable;

/**
 * What a property or argument accepts and how it converts it (contract muranopl §2.5). Immutable
 * and shared between executions.
 */
public interface Contract {

  /** What to do with a value. */
  enum Mode {
    /** Convert it. Templates stay objects. */
    TRANSFORM,
    /** Convert it. Templates become dictionaries. */
    TRANSFORM_AND_FINALIZE,
    /** Check it without conversion. */
    VALIDATE,
    /** Check its type only, to find out whether an extension method applies. */
    CHECK_TYPE,
    /** Turn templates into dictionaries. */
    FINALIZE
  }

  /**
   * Applies the contract.
   *
   * @param value the value; {@link io.murano.conductor.yaql.value.NoValue} stands for the default
   * @return the value to use
   * @throws io.murano.conductor.muranopl.error.ContractViolationException if it is refused
   */
  @Nullable Object apply(Mode mode, @Nullable Object value, ContractScope scope);

  /** Returns the contract as it was read from the class file, for schema generation. */
  @Nullable Object declaration();
}
