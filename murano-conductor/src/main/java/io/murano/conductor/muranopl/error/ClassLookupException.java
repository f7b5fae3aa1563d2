package io.murano.conductor.muranopl.error;

import java.util.List;

/** A class name leads to no class, or to several. */
public final class ClassLookupException extends DslException {

  private static final long serialVersionUID = 1L;

  private final boolean missing;

  private ClassLookupException(String simpleName, String message, boolean missing) {
    super(simpleName, message);
    this.missing = missing;
  }

  /** No package searched has the class; {@code packages} are {@code name/version} texts. */
  public static ClassLookupException notFound(String className, List<String> packages) {
    return new ClassLookupException(
        "NoClassFound",
        "Class \"%s\" is not found in %s".formatted(className, String.join(", ", packages)),
        true);
  }

  /** Several versions of the class, or several definitions, are possible. */
  public static ClassLookupException ambiguous(String className) {
    return new ClassLookupException(
        "AmbiguousClassName", "Found more than one version of class \"" + className + "\"", false);
  }

  /** Returns whether the class is missing rather than ambiguous. */
  public boolean isMissing() {
    return missing;
  }
}
