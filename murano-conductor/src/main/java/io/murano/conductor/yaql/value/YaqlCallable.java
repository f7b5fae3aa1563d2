package io.murano.conductor.yaql.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value that can be called: a lambda or a function of the host. */
public interface YaqlCallable extends YaqlValue {

  /** Calls it with positional and keyword arguments. */
  @Nullable Object call(List<? extends @Nullable Object> args, Map<String, ?> kwargs);

  @Override
  default String typeName() {
    return "function";
  }
}
