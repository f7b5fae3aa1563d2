package io.murano.conductor.yaql.library.regex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a parsed pattern. */
sealed interface RegexNode {

  /** A character by its code point. */
  record Literal(int character) implements RegexNode {}

  /** The dot. */
  record AnyCharacter() implements RegexNode {}

  /**
   * A character class.
   *
   * @param negated whether the class begins with a caret
   * @param items ranges and categories
   */
  record CharacterSet(boolean negated, List<SetItem> items) implements RegexNode {}

  /**
   * A range of characters, or a category if {@code category} is not 0.
   *
   * @param category the letter of {@code \d}, {@code \W} and so on
   */
  record SetItem(int low, int high, char category) {}

  /** A category outside of a class. */
  record Category(char letter) implements RegexNode {}

  /** A position: {@code ^}, {@code $} or the letter of {@code \A}, {@code \b} and so on. */
  record Position(char kind) implements RegexNode {}

  /** Parts one after the other. */
  record Sequence(List<RegexNode> parts) implements RegexNode {}

  /** Alternatives. */
  record Branch(List<RegexNode> alternatives) implements RegexNode {}

  /**
   * A group.
   *
   * @param number the number of a capturing group, else 0
   * @param flags the flags that hold inside
   * @param flagged whether the group itself sets or clears flags
   * @param atomic whether it gives nothing back
   */
  record Group(int number, RegexFlags flags, boolean flagged, boolean atomic, RegexNode body)
      implements RegexNode {}

  /**
   * A repetition.
   *
   * @param max largest number, -1 if unlimited
   * @param mode empty, {@code ?} or {@code +}
   */
  record Repeat(RegexNode body, long min, long max, String mode) implements RegexNode {}

  /** A look-ahead or look-behind. */
  record Look(boolean behind, boolean negated, RegexNode body) implements RegexNode {}

  /** A back reference. */
  record Reference(int group) implements RegexNode {}

  /** A choice by whether a group took part. */
  record Conditional(int group, RegexNode yes, @Nullable RegexNode no) implements RegexNode {}
}
