package io.murano.conductor.muranopl.binding;

import io.murano.common.error.MuranoException;
import io.murano.conductor.yaql.error.NativeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gives Java exceptions of native methods names that package code can catch. */
final class Failures {

  private Failures() {}

  static <T extends @Nullable Object> T translate(Callable<T> action) {
    try {
      return action.call();
    } catch (Exception e) {
      throw translated(e);
    }
  }

  /** Returns what to throw; errors of the language and of Murano pass as they are. */
  static RuntimeException translated(Throwable failure) {
    if (failure instanceof MuranoException known) {
      return known;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    return new NativeException(name(failure), message, failure);
  }

  private static String name(Throwable failure) {
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return "FileNotFoundError";
    }
    if (failure instanceof IOException) {
      return "OSError";
    }
    if (failure instanceof TimeoutException) {
      return "TimeoutError";
    }
    if (failure instanceof IllegalArgumentException) {
      return "ValueError";
    }
    return failure.getClass().getName();
  }
}
