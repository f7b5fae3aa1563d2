package io.murano.conductor.muranopl.type;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.List;

/** A declared argument of a method. */
public final class MethodArgument implements YaqlValue {

  private final MuranoMethod method;
  private final String name;
  private final ArgumentUsage usage;
  private final Specification specification;
  private final List<MetaAttachment> meta;

  /**
   * Creates an argument.
   *
   * @param method the method
   * @param name its name
   * @param usage how values reach it
   * @param specification contract and default
   * @param meta metadata attached to it
   */
  public MethodArgument(
      MuranoMethod method,
      String name,
      ArgumentUsage usage,
      Specification specification,
      List<MetaAttachment> meta) {
    this.method = method;
    this.name = name;
    this.usage = usage;
    this.specification = specification;
    this.meta = List.copyOf(meta);
  }

  /**
   * Reads a {@code Usage} of an argument.
   *
   * @throws DslException if there is no such usage
   */
  public static ArgumentUsage usage(String text) {
    ArgumentUsage usage = ArgumentUsage.of(text);
    if (usage == null) {
      throw DslException.syntax(
          "Unknown usage %s. Must be one of (%s)"
              .formatted(text, Words.list(ArgumentUsage.values())));
    }
    return usage;
  }

  /** Returns the method. */
  public MuranoMethod method() {
    return method;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns how values reach the argument. */
  public ArgumentUsage usage() {
    return usage;
  }

  /** Returns contract and default. */
  public Specification specification() {
    return specification;
  }

  /** Returns the attached metadata. */
  public List<MetaAttachment> meta() {
    return meta;
  }

  @Override
  public String repr() {
    return "MuranoMethodArgument(" + method.name() + "::" + name + ")";
  }

  @Override
  public String typeName() {
    return "MuranoMethodArgument";
  }

  @Override
  public String toString() {
    return repr();
  }
}
