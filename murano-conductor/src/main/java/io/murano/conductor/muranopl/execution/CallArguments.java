package io.murano.conductor.muranopl.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of a call before they are bound. A value may be a {@link
 * io.murano.conductor.yaql.runtime.ConstantNode} for a literal in the text of the call, or {@link
 * io.murano.conductor.yaql.value.NoValue} for an omitted one.
 */
public final class CallArguments {

  /** No arguments. */
  public static final CallArguments NONE = new CallArguments(new Object[0], Map.of());

  private final @Nullable Object[] positional;
  private final Map<String, @Nullable Object> named;

  CallArguments(@Nullable Object[] positional, Map<String, ? extends @Nullable Object> named) {
    this.positional = positional;
    this.named = new LinkedHashMap<>(named);
  }

  /** Returns arguments given by position. */
  public static CallArguments of(@Nullable Object... positional) {
    return new CallArguments(positional.clone(), Map.of());
  }

  /** Returns arguments given by position and by name. */
  public static CallArguments of(
      List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> named) {
    return new CallArguments(positional.toArray(), named);
  }

  /** Returns these arguments behind another one. */
  CallArguments withFirst(@Nullable Object first) {
    @Nullable Object[] all = new Object[positional.length + 1];
    all[0] = first;
    System.arraycopy(positional, 0, all, 1, positional.length);
    return new CallArguments(all, named);
  }

  @Nullable Object[] positional() {
    return positional;
  }

  Map<String, @Nullable Object> named() {
    return named;
  }
}
