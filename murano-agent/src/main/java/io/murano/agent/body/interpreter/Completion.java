package io.murano.agent.body.interpreter;

/** How a statement ended. */
enum Completion {
  NORMAL,
  BREAK,
  CONTINUE,
  RETURN
}
