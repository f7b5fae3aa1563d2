package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.MplExpression;
import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.runtime.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognises contracts that are nothing but functions without arguments, as most are. */
final class SimpleChains {

  private static final Map<String, ContractMethod> FUNCTIONS =
      Map.of(
          "string", ScalarContracts.STRING,
          "int", ScalarContracts.INT,
          "bool", ScalarContracts.BOOL,
          "notNull", ScalarContracts.NOT_NULL,
          "owned", new OwnershipContract(true),
          "notOwned", new OwnershipContract(false));

  private SimpleChains() {}

  /** Returns the functions in the order they are applied; null if there is anything else. */
  static @Nullable List<ContractMethod> steps(MplExpression expression) {
    Deque<ContractMethod> steps = new ArrayDeque<>();
    Node node = expression.node().syntax();
    while (node instanceof Node.Binary dot && dot.operator().equals(".")) {
      if (!(dot.right() instanceof Node.Call call) || !call.args().isEmpty()) {
        return null;
      }
      ContractMethod method = FUNCTIONS.get(call.name());
      if (method == null) {
        return null;
      }
      steps.push(method);
      node = dot.left();
    }
    boolean overValue = node instanceof Node.Variable variable && variable.name().equals("$");
    return overValue && !steps.isEmpty() ? List.copyOf(steps) : null;
  }

  /** Returns the contract that is applied in a context. */
  static ContractCall callOf(Context context) {
    if (Frame.of(context).attachment() instanceof ContractCall call) {
      return call;
    }
    throw new IllegalStateException("the context does not belong to a contract");
  }
}
