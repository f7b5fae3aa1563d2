package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.muranopl.type.ArgumentUsage;
import io.murano.conductor.muranopl.type.MethodBody;
import io.murano.conductor.muranopl.type.MethodUsage;
import io.murano.conductor.muranopl.type.PropertyUsage;
import io.murano.conductor.muranopl.type.Specification;
import java.util.List;

/**
 * The compiled members of a class, before they belong to a linked class.
 *
 * @param meta metadata of the class
 * @param properties the properties
 * @param methods the methods
 */
record MemberDeclarations(
    List<MetaDeclaration> meta,
    List<PropertyDeclaration> properties,
    List<MethodDeclaration> methods) {

  /** Copies the lists. */
  MemberDeclarations {
    meta = List.copyOf(meta);
    properties = List.copyOf(properties);
    methods = List.copyOf(methods);
  }

  /** A property. */
  record PropertyDeclaration(
      String name, PropertyUsage usage, Specification specification, List<MetaDeclaration> meta) {}

  /** A method. */
  record MethodDeclaration(
      String name,
      MethodUsage usage,
      boolean exposed,
      List<ArgumentDeclaration> arguments,
      MethodBody body,
      List<MetaDeclaration> meta) {}

  /** An argument. */
  record ArgumentDeclaration(
      String name, ArgumentUsage usage, Specification specification, List<MetaDeclaration> meta) {}
}
