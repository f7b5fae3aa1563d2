package io.murano.agent.body.interpreter;

import io.murano.agent.body.syntax.Statement;

/** The name that an import binds. Stateless. */
final class ImportedName {

  private ImportedName() {}

  static String of(Statement.Import statement) {
    if (statement.alias() != null) {
      return statement.alias();
    }
    if (statement.name() != null) {
      return statement.name();
    }
    int dot = statement.module().indexOf('.');
    return dot < 0 ? statement.module() : statement.module().substring(0, dot);
  }
}
