package io.murano.conductor.yaql.error;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import org.jspecify.annotations.Nullable;

/**
 * Root of everything the YAQL engine throws. An exception knows its {@linkplain #pythonName()
 * native name} and, once it has passed the node that raised it, the {@linkplain #position()
 * position} in the source text.
 */
public abstract class YaqlException extends MuranoException {

  private static final long serialVersionUID = 1L;

  private static final String YAQL_MODULE = "yaql.language.exceptions.";

  private final String name;
  private transient @Nullable SourcePosition position;

  /** Creates an exception; {@code name} is the simple or dotted Python class name. */
  protected YaqlException(ErrorCode code, String name, String message, @Nullable Throwable cause) {
    super(code, message, cause);
    this.name = name;
  }

  /**
   * Returns the Python class name as the conformance corpus writes it: simple for built-in errors
   * and for those of the YAQL library, {@code module.Name} for all others.
   */
  public final String errorName() {
    return name;
  }

  /**
   * Returns the fully qualified Python class name by which MuranoPL code sees the error: {@code
   * KeyError}, {@code re.error}, {@code yaql.language.exceptions.NoMatchingFunctionException}.
   */
  public final String pythonName() {
    return definedByYaql() ? YAQL_MODULE + name : name;
  }

  /** Returns whether the Python library itself declares the exception class. */
  protected boolean definedByYaql() {
    return false;
  }

  /** Returns where in which expression the error arose, if known. */
  public final @Nullable SourcePosition position() {
    return position;
  }

  /** Sets the position unless a more precise one (set earlier, further inside) is known. */
  public final void locate(SourcePosition where) {
    if (position == null) {
      position = where;
    }
  }

  /** Returns whether {@link #locate} has been called. */
  public final boolean located() {
    return position != null;
  }
}
