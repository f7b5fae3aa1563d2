package io.murano.conductor.muranopl.error;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.yaql.value.Text;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A failure of package code: thrown by {@code Throw}, or the form in which any error of the runtime
 * reaches {@code Catch} blocks, reports, the command line and logs. Immutable.
 */
public final class MuranoPlException extends MuranoException {

  private static final long serialVersionUID = 1L;

  private final List<String> names;
  private final transient @Nullable Object messageValue;
  private final transient List<StackFrame> frames;
  private final transient @Nullable Object extra;
  private final @Nullable MuranoPlException muranoPlCause;

  private MuranoPlException(
      ErrorCode code,
      List<String> names,
      @Nullable Object messageValue,
      List<StackFrame> frames,
      @Nullable Object extra,
      @Nullable Throwable cause) {
    super(code, "[" + String.join(", ", names) + "]: " + text(messageValue), cause);
    this.names = List.copyOf(names);
    this.messageValue = messageValue;
    this.frames = List.copyOf(frames);
    this.extra = extra;
    this.muranoPlCause = cause instanceof MuranoPlException inner ? inner : null;
  }

  /**
   * Creates the exception of a {@code Throw} statement.
   *
   * @param names resolved names, at least one
   * @param message evaluated message, any value
   * @param frames stack, outermost first
   * @param extra evaluated extra data
   * @param cause the exception given as cause, or null
   */
  public static MuranoPlException thrown(
      List<String> names,
      @Nullable Object message,
      List<StackFrame> frames,
      @Nullable Object extra,
      @Nullable MuranoPlException cause) {
    return new MuranoPlException(ErrorCode.PACKAGE_CODE, names, message, frames, extra, cause);
  }

  /**
   * Creates the exception for an error of the runtime.
   *
   * @param name native name, such as {@code KeyError}
   * @param error the error
   * @param frames stack, outermost first
   */
  public static MuranoPlException ofNative(String name, Throwable error, List<StackFrame> frames) {
    ErrorCode code = error instanceof MuranoException known ? known.code() : ErrorCode.INTERNAL;
    String message = error.getMessage() == null ? "" : error.getMessage();
    return new MuranoPlException(code, List.of(name), message, frames, null, error);
  }

  /** Returns the names a {@code Catch} block can ask for; at least one. */
  public List<String> names() {
    return names;
  }

  /** Returns the message as package code gave it; any value. */
  public @Nullable Object messageValue() {
    return messageValue;
  }

  /** Returns the message as text. */
  public String messageText() {
    return text(messageValue);
  }

  /** Returns the stack, outermost frame first. */
  public List<StackFrame> frames() {
    return frames;
  }

  /** Returns the extra data of the {@code Throw} statement, or null. */
  public @Nullable Object extra() {
    return extra;
  }

  /** Returns the MuranoPL exception that caused this one, or null. */
  public @Nullable MuranoPlException muranoPlCause() {
    return muranoPlCause;
  }

  /** Returns names, message, stack and causes in the layout of contract muranopl §3.6. */
  public String format() {
    return format("");
  }

  /** Returns {@link #format()} with every line indented by a prefix. */
  public String format(String prefix) {
    String name =
        names.size() == 1
            ? names.get(0)
            : names.stream().map(Text::repr).collect(Collectors.joining(", ", "[", "]"));
    StringBuilder result = new StringBuilder();
    result.append(prefix).append(name).append(": ").append(messageText()).append('\n');
    result.append(prefix).append("Traceback (most recent call last):\n");
    result.append(formatFrames(prefix + "  "));
    if (muranoPlCause != null) {
      result.append("\n\n").append(prefix).append(" Caused by ");
      result.append(muranoPlCause.format(prefix + " ").stripLeading());
    }
    return result.toString();
  }

  /** Returns the stack alone, two lines a frame. */
  public String formatFrames(String prefix) {
    return frames.stream().map(frame -> frame.format(prefix)).collect(Collectors.joining("\n"));
  }

  private static String text(@Nullable Object message) {
    return message instanceof String text ? text : Text.str(message);
  }
}
