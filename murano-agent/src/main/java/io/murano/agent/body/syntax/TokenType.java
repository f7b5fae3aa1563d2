package io.murano.agent.body.syntax;

/** Kinds of tokens. */
enum TokenType {
  NAME,
  KEYWORD,
  INTEGER,
  FLOAT,
  STRING,
  FORMAT_STRING,
  BYTES,
  OPERATOR,
  NEWLINE,
  INDENT,
  DEDENT,
  END
}
