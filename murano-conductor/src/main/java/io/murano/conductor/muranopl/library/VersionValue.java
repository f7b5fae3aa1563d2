package io.murano.conductor.muranopl.library;

import io.murano.conductor.muranopl.version.SemanticVersion;
import io.murano.conductor.yaql.value.YaqlValue;
import org.jspecify.annotations.Nullable;

/**
 * A version as package code sees it.
 *
 * @param version the version
 */
public record VersionValue(SemanticVersion version) implements YaqlValue {

  @Override
  public boolean equalTo(@Nullable Object other) {
    return equals(other);
  }

  @Override
  public int hash() {
    return hashCode();
  }

  @Override
  public String str() {
    return version.toString();
  }

  @Override
  public String repr() {
    return "Version('" + version + "')";
  }

  @Override
  public String typeName() {
    return "Version";
  }
}
