package io.murano.conductor.conformance;

/** How a case compares with its record. */
public enum Verdict {
  /** The outcomes are the same. */
  AGREES,
  /** The outcomes differ. */
  DIFFERS,
  /** The outcomes differ, as a listed deliberate difference says. */
  DIFFERS_ON_PURPOSE,
  /**
   * The outcomes are the same although a deliberate difference is listed: the list is out of date.
   */
  IS_LISTED_BUT_AGREES;

  /**
   * Returns the verdict.
   *
   * @param agrees whether the outcomes are the same
   * @param listed whether a deliberate difference is listed
   */
  public static Verdict of(boolean agrees, boolean listed) {
    if (agrees) {
      return listed ? IS_LISTED_BUT_AGREES : AGREES;
    }
    return listed ? DIFFERS_ON_PURPOSE : DIFFERS;
  }
}
