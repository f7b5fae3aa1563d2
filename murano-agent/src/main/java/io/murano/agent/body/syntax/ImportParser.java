package io.murano.agent.body.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses imports. Owned by one thread. */
final class ImportParser {

  private final TokenStream tokens;

  ImportParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** Returns a statement for each name that is bound. */
  List<Statement> parse() {
    int line = tokens.line();
    return "import".equals(tokens.next().text()) ? modules(line) : names(line);
  }

  private List<Statement> modules(int line) {
    List<Statement> imports = new ArrayList<>();
    do {
      String module = dotted();
      imports.add(new Statement.Import(module, null, alias(), line));
    } while (tokens.skipOperator(","));
    return imports;
  }

  private List<Statement> names(int line) {
    if (tokens.atOperator(".") || tokens.atOperator("...")) {
      throw new UnsupportedConstructException("A relative import", line);
    }
    String module = dotted();
    tokens.expectKeyword("import");
    if (tokens.atOperator("*")) {
      throw new UnsupportedConstructException("'import *'", line);
    }
    boolean bracketed = tokens.skipOperator("(");
    List<Statement> imports = new ArrayList<>();
    do {
      if (bracketed && tokens.atOperator(")")) {
        break;
      }
      String name = tokens.expectName();
      imports.add(new Statement.Import(module, name, alias(), line));
    } while (tokens.skipOperator(","));
    if (bracketed) {
      tokens.expectOperator(")");
    }
    return imports;
  }

  private String dotted() {
    StringBuilder name = new StringBuilder(tokens.expectName());
    while (tokens.skipOperator(".")) {
      name.append('.').append(tokens.expectName());
    }
    return name.toString();
  }

  private @Nullable String alias() {
    return tokens.skipKeyword("as") ? tokens.expectName() : null;
  }
}
