package io.murano.conductor.muranopl.packaging;

import io.murano.conductor.yaql.value.Text;
import org.jspecify.annotations.Nullable;

/** Texts made of YAML scalars the way Python's {@code str} makes them. */
final class ManifestText {

  private ManifestText() {}

  /** Returns a scalar as text: {@code 1.10} was read as a float and is {@code 1.1}. */
  static String of(@Nullable Object scalar) {
    return scalar instanceof String text ? text : Text.repr(scalar);
  }

  /** Returns a version specification as text; null, false and 0 count as "none given". */
  static @Nullable String ofVersion(@Nullable Object scalar) {
    if (scalar == null || Boolean.FALSE.equals(scalar)) {
      return null;
    }
    return of(scalar);
  }
}
