package io.murano.agent.executor;

/** Quoting for {@code /bin/sh}. */
final class ShellQuoting {

  private ShellQuoting() {}

  /** Returns a word that the shell takes literally. */
  static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
