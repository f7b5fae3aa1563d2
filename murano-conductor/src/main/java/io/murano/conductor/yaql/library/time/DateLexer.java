package io.murano.conductor.yaql.library.time;

import io.murano.conductor.yaql.value.Whitespace;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts free-form text into words, numbers and single other characters. Dots belong to a word or
 * number at first; a token that turns out to be no plain decimal number falls apart at its dots.
 */
final class DateLexer {

  private enum State {
    START,
    WORD,
    NUMBER,
    DOTTED_WORD,
    DOTTED_NUMBER
  }

  private final int[] text;
  private final List<String> tokens = new ArrayList<>();
  private int position;

  private DateLexer(String text) {
    this.text = text.codePoints().filter(c -> c != 0).toArray();
  }

  static List<String> tokens(String text) {
    DateLexer lexer = new DateLexer(text);
    while (lexer.position < lexer.text.length) {
      lexer.token();
    }
    return lexer.tokens;
  }

  private void token() {
    StringBuilder token = new StringBuilder();
    State state = State.START;
    boolean letters = false;
    while (position < text.length) {
      int c = text[position];
      if (state == State.START) {
        position++;
        state = start(c);
        token.appendCodePoint(Whitespace.isSpace(c) ? ' ' : c);
        if (state == State.START) {
          break;
        }
      } else {
        letters |= state == State.WORD || state == State.DOTTED_WORD;
        State next = next(state, c, token);
        if (next == State.START) {
          break;
        }
        position++;
        token.appendCodePoint(c);
        state = next;
      }
    }
    add(token.toString(), state, letters);
  }

  private static State start(int c) {
    if (Character.isLetter(c)) {
      return State.WORD;
    }
    return isDigit(c) ? State.NUMBER : State.START;
  }

  /** Returns the state after a further character, or {@code START} if it ends the token. */
  private static State next(State state, int c, CharSequence token) {
    boolean letter = Character.isLetter(c);
    boolean digit = isDigit(c);
    boolean afterDot = token.charAt(token.length() - 1) == '.';
    return switch (state) {
      case WORD -> letter ? State.WORD : c == '.' ? State.DOTTED_WORD : State.START;
      case NUMBER -> {
        boolean comma = c == ',' && token.length() >= 2;
        yield digit ? State.NUMBER : c == '.' || comma ? State.DOTTED_NUMBER : State.START;
      }
      case DOTTED_WORD -> {
        boolean number = digit && afterDot;
        yield c == '.' || letter ? state : number ? State.DOTTED_NUMBER : State.START;
      }
      case DOTTED_NUMBER -> {
        boolean word = letter && afterDot;
        yield c == '.' || digit ? state : word ? State.DOTTED_WORD : State.START;
      }
      default -> State.START;
    };
  }

  private void add(String token, State state, boolean letters) {
    boolean dotted = state == State.DOTTED_WORD || state == State.DOTTED_NUMBER;
    char last = token.charAt(token.length() - 1);
    long dots = token.chars().filter(c -> c == '.').count();
    if (dotted && (letters || dots > 1 || last == '.' || last == ',')) {
      addParts(token);
    } else {
      boolean commaOnly = state == State.DOTTED_NUMBER && dots == 0;
      tokens.add(commaOnly ? token.replace(',', '.') : token);
    }
  }

  private void addParts(String token) {
    int start = 0;
    boolean first = true;
    for (int i = 0; i <= token.length(); i++) {
      boolean separator = i < token.length() && (token.charAt(i) == '.' || token.charAt(i) == ',');
      if (separator || i == token.length()) {
        String part = token.substring(start, i);
        if (first || !part.isEmpty()) {
          tokens.add(part);
        }
        if (separator) {
          tokens.add(token.substring(i, i + 1));
        }
        start = i + 1;
        first = false;
      }
    }
  }

  private static boolean isDigit(int c) {
    return Character.isDigit(c)
        || (c >= 0xB2 && c <= 0xB9 && Character.getType(c) == Character.OTHER_NUMBER);
  }
}
