package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.type.Contract.Mode;
import io.murano.conductor.muranopl.type.ContractScope;
import io.murano.conductor.yaql.runtime.Invocation;

/**
 * A contract being applied; contract functions find it at the frame of their context.
 *
 * @param mode what to do
 * @param scope whose value it is
 */
record ContractCall(Mode mode, ContractScope scope) {

  static ContractCall of(Invocation call) {
    if (Frame.of(call.callerContext()).attachment() instanceof ContractCall contractCall) {
      return contractCall;
    }
    throw new IllegalStateException("contract functions exist in contracts only");
  }
}
