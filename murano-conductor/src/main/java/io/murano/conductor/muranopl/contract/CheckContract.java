package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.muranopl.object.ForwardReference;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * {@code check(predicate, message)}.
 *
 * @param predicate evaluated as code of the declaring class with {@code $} being the value
 * @param message reason to give; null or empty for a standard one
 * @param evaluation the running evaluation
 */
record CheckContract(ExecutableNode predicate, @Nullable String message, Evaluation evaluation)
    implements ContractMethod {

  @Override
  public @Nullable Object transform(@Nullable Object value, ContractCall call) {
    return validate(value, call);
  }

  @Override
  public @Nullable Object validate(@Nullable Object value, ContractCall call) {
    if (value instanceof ForwardReference || holds(value, call)) {
      return value;
    }
    throw new ContractViolationException(
        message == null || message.isEmpty()
            ? "Value " + ScalarContracts.shown(value) + " doesn't match predicate"
            : message);
  }

  private boolean holds(@Nullable Object value, ContractCall call) {
    Context context = call.scope().context().createChild();
    context.set("$", value);
    return Values.truth(predicate.evaluate(context, evaluation));
  }
}
