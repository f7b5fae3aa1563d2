package io.murano.conductor.stack.hot;

/**
 * A text that a regular expression can look at only so often, which stops patterns that would
 * backtrack for ever. Used by one match at a time.
 */
final class StepLimitedText implements CharSequence {

  private static final int MAX_STEPS = 2_000_000;

  private final CharSequence text;
  private int steps;

  StepLimitedText(CharSequence text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (++steps > MAX_STEPS) {
      throw new HotException("the pattern needs too many steps to be matched");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
