package io.murano.api.policy;

import io.murano.api.error.ApiException;
import io.murano.api.identity.Caller;
import java.util.Map;

/** Asks the rules in force. Thread-safe; rules may change between two calls. */
public final class PolicyEnforcer {

  private volatile PolicySet rules;

  PolicyEnforcer(PolicySet rules) {
    this.rules = rules;
  }

  /** Fails with 403 unless the rule allows the caller. */
  public void check(Caller caller, PolicyRule rule) {
    if (!allows(caller, rule)) {
      throw ApiException.forbidden("Policy rule " + rule.ruleName() + " does not allow this");
    }
  }

  /** Returns whether the rule allows the caller. */
  public boolean allows(Caller caller, PolicyRule rule) {
    return rules.allows(caller, rule, Map.of());
  }

  void replace(PolicySet newRules) {
    rules = newRules;
  }
}
