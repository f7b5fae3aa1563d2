package io.murano.conductor.muranopl.type;

import io.murano.conductor.yaql.value.YaqlValue;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a type as expressions pass it around: {@code :Name}, {@code ns:Name}, {@code
 * type('…')}.
 *
 * @param type the type
 */
public record TypeReference(MuranoClass type) implements YaqlValue {

  @Override
  public boolean equalTo(@Nullable Object other) {
    return equals(other);
  }

  @Override
  public int hash() {
    return hashCode();
  }

  @Override
  public String repr() {
    return "*" + type.repr();
  }

  @Override
  public String typeName() {
    return "MuranoTypeReference";
  }

  @Override
  public String toString() {
    return repr();
  }
}
