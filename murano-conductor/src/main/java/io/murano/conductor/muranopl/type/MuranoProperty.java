package io.murano.conductor.muranopl.type;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.List;

/** A declared property. */
public final class MuranoProperty implements YaqlValue {

  private final MuranoClass declaringType;
  private final String name;
  private final PropertyUsage usage;
  private final Specification specification;
  private final List<MetaAttachment> meta;

  /**
   * Creates a property.
   *
   * @param declaringType class that declares it
   * @param name its name
   * @param usage its usage
   * @param specification contract and default
   * @param meta metadata attached to this declaration
   */
  public MuranoProperty(
      MuranoClass declaringType,
      String name,
      PropertyUsage usage,
      Specification specification,
      List<MetaAttachment> meta) {
    this.declaringType = declaringType;
    this.name = name;
    this.usage = usage;
    this.specification = specification;
    this.meta = List.copyOf(meta);
  }

  /**
   * Reads a {@code Usage} of a property.
   *
   * @throws DslException if there is no such usage
   */
  public static PropertyUsage usage(String text) {
    PropertyUsage usage = PropertyUsage.of(text);
    if (usage == null) {
      throw DslException.syntax(
          "Unknown usage %s. Must be one of (%s)"
              .formatted(text, Words.list(PropertyUsage.values())));
    }
    return usage;
  }

  /** Returns the class that declares the property. */
  public MuranoClass declaringType() {
    return declaringType;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the usage. */
  public PropertyUsage usage() {
    return usage;
  }

  /** Returns contract and default. */
  public Specification specification() {
    return specification;
  }

  /** Returns the metadata attached to this very declaration. */
  public List<MetaAttachment> meta() {
    return meta;
  }

  @Override
  public String repr() {
    return "MuranoProperty(" + declaringType.name() + "::" + name + ")";
  }

  @Override
  public String typeName() {
    return "MuranoProperty";
  }

  @Override
  public String toString() {
    return repr();
  }
}
