package io.murano.agent.body.interpreter;

import io.murano.agent.body.library.Attributes;
import io.murano.agent.body.library.Builtins;
import io.murano.agent.body.library.Modules;
import io.murano.agent.body.syntax.Expression;
import io.murano.agent.body.syntax.Statement;
import io.murano.agent.body.syntax.UnsupportedConstructException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what a body uses and the built-in engine lacks, before the body runs: half a run followed
 * by a complaint would be worse than none. One object, one body.
 */
final class CapabilityCheck extends TreeWalk {

  private static final Set<String> MODULE_MEMBERS = Modules.memberNames();

  private final Set<String> known;
  private final Set<String> bound = new HashSet<>();

  private boolean certain = true;

  private CapabilityCheck(Set<String> known) {
    this.known = known;
  }

  /**
   * Checks a body.
   *
   * @param names names the plan gives to the body
   * @return whether no attribute occurs that only Python may know; a body with such an attribute
   *     can be run and fails like Python if no value has it
   * @throws UnsupportedConstructException naming the first thing that is missing for certain
   */
  static boolean check(List<Statement> body, Set<String> names) {
    CapabilityCheck check = new CapabilityCheck(names);
    check.bound.addAll(ScopeAnalysis.ofBody(body).locals());
    check.walk(body);
    return check.certain;
  }

  @Override
  public Walk visitImport(Statement.Import statement, Walk context) {
    String full =
        statement.name() == null ? statement.module() : statement.module() + "." + statement.name();
    if (!Modules.isKnown(statement.module()) && !Modules.isKnown(full)) {
      throw new UnsupportedConstructException(
          "The module '%s'".formatted(statement.module()), statement.line());
    }
    if (statement.name() != null
        && !Modules.isKnown(full)
        && !MODULE_MEMBERS.contains(statement.name())) {
      throw new UnsupportedConstructException(
          "'%s' of the module '%s'".formatted(statement.name(), statement.module()),
          statement.line());
    }
    return Walk.ON;
  }

  @Override
  public Walk visitName(Expression.Name name, Walk context) {
    boolean own = known.contains(name.id()) || bound.contains(name.id());
    if (!own && Builtins.isUnavailable(name.id())) {
      throw new UnsupportedConstructException("'%s'".formatted(name.id()), name.line());
    }
    return Walk.ON;
  }

  @Override
  public Walk visitAttribute(Expression.Attribute attribute, Walk context) {
    boolean ofPlan =
        attribute.object() instanceof Expression.Name name && known.contains(name.id());
    if (!ofPlan
        && !Attributes.isKnown(attribute.name())
        && !MODULE_MEMBERS.contains(attribute.name())) {
      certain = false;
    }
    return super.visitAttribute(attribute, context);
  }
}
