package io.murano.conductor.stack;

/**
 * What was last done with a stack or a resource, and how that went; Heat's {@code CREATE_COMPLETE}
 * and its like.
 *
 * @param action what was done
 * @param progress how it went
 */
public record StackStatus(String action, Progress progress) {

  /** Action of a stack that is being, or was, created. */
  public static final String CREATE = "CREATE";

  /** Action of a stack that is being, or was, updated. */
  public static final String UPDATE = "UPDATE";

  /** Action of a stack that is being, or was, deleted. */
  public static final String DELETE = "DELETE";

  /** How far an action has come. */
  public enum Progress {
    /** It is under way. */
    IN_PROGRESS,
    /** It has ended well. */
    COMPLETE,
    /** It has ended badly. */
    FAILED
  }

  /**
   * Reads a status text.
   *
   * @throws IllegalArgumentException if the text is not an action followed by a progress
   */
  public static StackStatus of(String text) {
    for (Progress progress : Progress.values()) {
      String suffix = "_" + progress.name();
      if (text.endsWith(suffix) && text.length() > suffix.length()) {
        return new StackStatus(text.substring(0, text.length() - suffix.length()), progress);
      }
    }
    throw new IllegalArgumentException("'%s' is not the status of a stack".formatted(text));
  }

  /** Returns whether an operation is under way. */
  public boolean inProgress() {
    return progress == Progress.IN_PROGRESS;
  }

  /** Returns whether the last operation failed. */
  public boolean failed() {
    return progress == Progress.FAILED;
  }

  /** Returns whether the given action has ended well. */
  public boolean completed(String completedAction) {
    return progress == Progress.COMPLETE && action.equals(completedAction);
  }

  /** Returns Heat's text, for example {@code CREATE_COMPLETE}. */
  @Override
  public String toString() {
    return action + "_" + progress;
  }
}
