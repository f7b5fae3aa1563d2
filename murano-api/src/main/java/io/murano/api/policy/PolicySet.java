package io.murano.api.policy;

import io.murano.api.identity.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules in force at one time: the defaults with an operator's overrides on top. Immutable. */
final class PolicySet implements PolicyCheck.Rules {

  private static final String DEFAULT = "default";
  private static final int MAX_DEPTH = 32;

  private static final Map<String, String> BASE =
      Map.of("context_is_admin", "role:admin", "admin_api", "is_admin:True", DEFAULT, "");

  private final Map<String, PolicyCheck> checks = new HashMap<>();

  private PolicySet() {
    BASE.forEach((name, expression) -> checks.put(name, PolicyParser.parse(expression)));
    for (PolicyRule rule : PolicyRule.values()) {
      checks.put(rule.ruleName(), PolicyParser.parse(rule.defaultExpression()));
    }
  }

  /** Returns the rules of the contract. */
  static PolicySet defaults() {
    return new PolicySet();
  }

  /**
   * Returns the defaults with the given rules in place of their own.
   *
   * @throws IllegalArgumentException if a rule cannot be read or refers to itself
   */
  static PolicySet withOverrides(Map<?, ?> overrides) {
    PolicySet set = new PolicySet();
    overrides.forEach((name, rule) -> set.checks.put(String.valueOf(name), parse(rule)));
    set.checks.forEach((name, check) -> set.requireFinite(name, check, 0));
    return set;
  }

  boolean allows(Caller caller, PolicyRule rule, Map<String, String> target) {
    return allows(rule.ruleName(), new PolicyCheck.Situation(caller, target, this));
  }

  @Override
  public boolean allows(String rule, PolicyCheck.Situation situation) {
    PolicyCheck check = checks.get(rule);
    return (check == null ? checkOrDeny(checks.get(DEFAULT)) : check).allows(situation);
  }

  private static PolicyCheck checkOrDeny(@Nullable PolicyCheck check) {
    return check == null ? new PolicyCheck.Constant(false) : check;
  }

  /** A rule is an expression or, in the old form, a list (or) of lists (and) of checks. */
  private static PolicyCheck parse(@Nullable Object rule) {
    if (rule == null) {
      return PolicyParser.parse("");
    }
    if (rule instanceof String expression) {
      return PolicyParser.parse(expression);
    }
    if (rule instanceof List<?> alternatives) {
      return alternatives.isEmpty()
          ? new PolicyCheck.Constant(true)
          : new PolicyCheck.Or(alternatives.stream().map(PolicySet::parseAll).toList());
    }
    throw new IllegalArgumentException("A policy rule must be a text or a list, not " + rule);
  }

  private static PolicyCheck parseAll(@Nullable Object alternative) {
    return alternative instanceof List<?> checks
        ? new PolicyCheck.And(checks.stream().map(PolicySet::parse).toList())
        : parse(alternative);
  }

  private void requireFinite(String name, PolicyCheck check, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("Policy rule " + name + " refers to itself");
    }
    if (check instanceof PolicyCheck.Rule rule) {
      PolicyCheck next = checks.getOrDefault(rule.name(), checkOrDeny(checks.get(DEFAULT)));
      requireFinite(name, next, depth + 1);
    } else if (check instanceof PolicyCheck.Not not) {
      requireFinite(name, not.check(), depth + 1);
    } else if (check instanceof PolicyCheck.And and) {
      and.checks().forEach(part -> requireFinite(name, part, depth + 1));
    } else if (check instanceof PolicyCheck.Or or) {
      or.checks().forEach(part -> requireFinite(name, part, depth + 1));
    }
  }
}
