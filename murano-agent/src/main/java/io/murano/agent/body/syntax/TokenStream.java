package io.murano.agent.body.syntax;

import java.util.List;

/** Tokens read one after the other. Owned by one thread. */
final class TokenStream {

  private final List<Token> tokens;
  private int position;

  TokenStream(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(position);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(position + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(position);
    if (token.type() != TokenType.END) {
      position++;
    }
    return token;
  }

  int line() {
    return peek().line();
  }

  boolean atOperator(String operator) {
    return peek().isOperator(operator);
  }

  boolean atKeyword(String keyword) {
    return peek().isKeyword(keyword);
  }

  boolean at(TokenType type) {
    return peek().type() == type;
  }

  boolean skipOperator(String operator) {
    boolean found = atOperator(operator);
    if (found) {
      next();
    }
    return found;
  }

  boolean skipKeyword(String keyword) {
    boolean found = atKeyword(keyword);
    if (found) {
      next();
    }
    return found;
  }

  boolean skip(TokenType type) {
    boolean found = at(type);
    if (found) {
      next();
    }
    return found;
  }

  void expectOperator(String operator) {
    if (!skipOperator(operator)) {
      throw error(":".equals(operator) ? "expected ':'" : "invalid syntax");
    }
  }

  void expectKeyword(String keyword) {
    if (!skipKeyword(keyword)) {
      throw error("invalid syntax");
    }
  }

  String expectName() {
    if (!at(TokenType.NAME)) {
      throw error("invalid syntax");
    }
    return next().text();
  }

  BodySyntaxException error(String message) {
    return new BodySyntaxException(message, line());
  }
}
