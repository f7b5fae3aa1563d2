package io.murano.agent.body.interpreter;

import io.murano.agent.body.syntax.Expression;
import io.murano.agent.body.syntax.Parameters;
import io.murano.agent.body.syntax.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the names that a function binds. One object, one function. */
final class ScopeAnalysis extends TreeWalk {

  private final Set<String> bound = new HashSet<>();
  private final Set<String> globals = new HashSet<>();
  private final Set<String> nonlocals = new HashSet<>();

  /** Returns the scope of a function. */
  static Scope ofFunction(Parameters parameters, List<Statement> body) {
    ScopeAnalysis analysis = new ScopeAnalysis();
    analysis.bind(parameters);
    analysis.walk(body);
    return analysis.scope();
  }

  /** Returns the scope of a body. */
  static Scope ofBody(List<Statement> body) {
    ScopeAnalysis analysis = new ScopeAnalysis();
    analysis.walk(body);
    return analysis.scope();
  }

  /** Returns the scope of a lambda. */
  static Scope ofLambda(Expression.Lambda lambda) {
    ScopeAnalysis analysis = new ScopeAnalysis();
    analysis.bind(lambda.parameters());
    analysis.walk(lambda.body());
    return analysis.scope();
  }

  /** Returns the scope of a comprehension, where only the targets are local. */
  static Scope ofComprehension(Expression.Comprehension comprehension) {
    ScopeAnalysis analysis = new ScopeAnalysis();
    comprehension.clauses().forEach(clause -> analysis.bindTarget(clause.target()));
    return analysis.scope();
  }

  private Scope scope() {
    Set<String> locals = new HashSet<>(bound);
    locals.removeAll(globals);
    locals.removeAll(nonlocals);
    return new Scope(locals, globals);
  }

  private void bind(Parameters parameters) {
    parameters.plain().forEach(parameter -> bound.add(parameter.name()));
    parameters.keywordOnly().forEach(parameter -> bound.add(parameter.name()));
    if (parameters.star() != null) {
      bound.add(parameters.star());
    }
    if (parameters.doubleStar() != null) {
      bound.add(parameters.doubleStar());
    }
  }

  private void bindTarget(Expression target) {
    if (target instanceof Expression.Name name) {
      bound.add(name.id());
    } else if (target instanceof Expression.Sequence sequence) {
      sequence.items().forEach(this::bindTarget);
    } else if (target instanceof Expression.Starred starred) {
      bindTarget(starred.value());
    }
  }

  @Override
  public Walk visitAssign(Statement.Assign assign, Walk context) {
    assign.targets().forEach(this::bindTarget);
    return super.visitAssign(assign, context);
  }

  @Override
  public Walk visitAugment(Statement.Augment augment, Walk context) {
    bindTarget(augment.target());
    return super.visitAugment(augment, context);
  }

  @Override
  public Walk visitFor(Statement.For loop, Walk context) {
    bindTarget(loop.target());
    return super.visitFor(loop, context);
  }

  @Override
  public Walk visitDelete(Statement.Delete delete, Walk context) {
    delete.targets().forEach(this::bindTarget);
    return super.visitDelete(delete, context);
  }

  @Override
  public Walk visitImport(Statement.Import statement, Walk context) {
    bound.add(ImportedName.of(statement));
    return super.visitImport(statement, context);
  }

  @Override
  public Walk visitScope(Statement.Scope scope, Walk context) {
    (scope.isGlobal() ? globals : nonlocals).addAll(scope.names());
    return super.visitScope(scope, context);
  }

  @Override
  public Walk visitTry(Statement.Try attempt, Walk context) {
    for (Statement.Try.Handler handler : attempt.handlers()) {
      if (handler.name() != null) {
        bound.add(handler.name());
      }
    }
    return super.visitTry(attempt, context);
  }

  @Override
  public Walk visitDefine(Statement.Define define, Walk context) {
    bound.add(define.name());
    walkDefaults(define.parameters());
    return Walk.ON;
  }

  @Override
  public Walk visitLambda(Expression.Lambda lambda, Walk context) {
    walkDefaults(lambda.parameters());
    return Walk.ON;
  }

  @Override
  public Walk visitWalrus(Expression.Walrus walrus, Walk context) {
    bound.add(walrus.name());
    return super.visitWalrus(walrus, context);
  }
}
