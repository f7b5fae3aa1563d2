package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.StackFrame;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stack traces as package code sees them. */
public final class StackTraceValues {

  private StackTraceValues() {}

  /** Returns the frames as dictionaries, outermost first. */
  public static Tuple of(List<StackFrame> frames) {
    return Tuple.copyOf(frames.stream().map(StackTraceValues::of).toList());
  }

  /** Returns the text of frames that package code holds, two lines each. */
  public static String format(@Nullable Object frames, String prefix) {
    List<String> lines = new ArrayList<>();
    if (frames instanceof YaqlSequence items) {
      for (Object item : items) {
        if (item instanceof YaqlDict frame) {
          lines.add(frame(frame).format(prefix));
        }
      }
    }
    return String.join("\n", lines);
  }

  private static StackFrame frame(YaqlDict frame) {
    Object location = frame.get("location");
    return new StackFrame(
        text(frame.get("instruction")),
        location instanceof FrameValue known ? known.frame().location() : null,
        text(frame.get("methodName")),
        text(frame.get("typeName")),
        location instanceof FrameValue known ? known.frame().packageName() : null);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : Text.str(value);
  }

  private static FrozenDict of(StackFrame frame) {
    return FrozenDict.builder(4)
        .put("instruction", frame.instruction())
        .put("location", frame.location() == null ? null : new FrameValue(frame))
        .put("methodName", frame.methodName())
        .put("typeName", frame.typeName())
        .build();
  }

  /**
   * The location in a frame, which knows the whole frame.
   *
   * @param frame the frame
   */
  public record FrameValue(StackFrame frame) implements YaqlValue {

    @Override
    public String repr() {
      return String.valueOf(frame.location());
    }

    @Override
    public String typeName() {
      return "ExpressionFilePosition";
    }
  }
}
