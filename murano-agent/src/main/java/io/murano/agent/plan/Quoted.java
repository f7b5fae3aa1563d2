package io.murano.agent.plan;

/** Shows a name from a plan in a message: quoted, on one line, of bounded length. */
final class Quoted {

  private static final int MAX_LENGTH = 100;

  private Quoted() {}

  static String of(String name) {
    StringBuilder text = new StringBuilder("'");
    name.codePoints()
        .limit(MAX_LENGTH)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(text::appendCodePoint);
    return text.append(name.length() > MAX_LENGTH ? "…'" : "'").toString();
  }
}
