package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.muranopl.contract.ContractLanguage;
import io.murano.conductor.muranopl.declaration.MemberDeclarations.ArgumentDeclaration;
import io.murano.conductor.muranopl.declaration.MemberDeclarations.MethodDeclaration;
import io.murano.conductor.muranopl.declaration.MemberDeclarations.PropertyDeclaration;
import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.muranopl.packaging.RuntimeVersion;
import io.murano.conductor.muranopl.statement.StatementCompiler;
import io.murano.conductor.muranopl.type.ArgumentUsage;
import io.murano.conductor.muranopl.type.MethodArgument;
import io.murano.conductor.muranopl.type.MethodBody;
import io.murano.conductor.muranopl.type.MethodUsage;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.muranopl.type.MuranoProperty;
import io.murano.conductor.muranopl.type.PropertyUsage;
import io.murano.conductor.muranopl.type.Specification;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles properties and methods of class files (contract muranopl §2.3, §2.4). */
final class MemberCompiler {

  private final ContractLanguage contracts;
  private final RuntimeVersion version;

  /**
   * Creates a compiler.
   *
   * @param contracts makes contracts
   * @param version language version of the package
   */
  MemberCompiler(ContractLanguage contracts, RuntimeVersion version) {
    this.contracts = contracts;
    this.version = version;
  }

  /** Compiles all members of a class. */
  MemberDeclarations compile(ClassDeclaration declaration) {
    List<PropertyDeclaration> properties = new ArrayList<>();
    for (YamlMap.Entry entry : declaration.properties().entries()) {
      properties.add(property(String.valueOf(entry.key()), entry.value()));
    }
    List<MethodDeclaration> methods = new ArrayList<>();
    for (YamlMap.Entry entry : declaration.methods().entries()) {
      methods.add(method(String.valueOf(entry.key()), entry.value(), declaration.methods()));
    }
    return new MemberDeclarations(
        MetaDeclaration.read(declaration.document().get("Meta")), properties, methods);
  }

  PropertyDeclaration property(String name, @Nullable Object source) {
    YamlMap map = mapping(source, "Property " + name);
    Specification specification = specification(map, "property " + name);
    Object usage = map.get("Usage");
    return new PropertyDeclaration(
        name,
        isGiven(usage) ? MuranoProperty.usage(String.valueOf(usage)) : PropertyUsage.IN,
        specification,
        MetaDeclaration.read(map.get("Meta")));
  }

  private static boolean isGiven(@Nullable Object value) {
    return value != null && !value.equals("") && !value.equals(false);
  }

  private Specification specification(YamlMap map, String what) {
    if (!map.has("Contract")) {
      throw NativeException.keyError("'Contract' (" + what + ", " + map.span() + ")");
    }
    return Specification.of(
        contracts.contract(map.get("Contract"), version),
        map.has("Default") ? DataTemplate.of(map.get("Default")) : null);
  }

  MethodDeclaration method(String name, @Nullable Object source, YamlMap all) {
    YamlMap map =
        source == null ? new YamlMap(List.of(), all.span()) : mapping(source, "Method " + name);
    MethodBody body = new StatementCompiler(map.span()).methodBody(map.get("Body"));
    MethodUsage usage = usage(map.get("Usage"));
    return new MethodDeclaration(
        internalName(name),
        usage,
        isExposed(name, usage, map.get("Scope")),
        arguments(map.get("Arguments")),
        body,
        MetaDeclaration.read(map.get("Meta")));
  }

  private static String internalName(String name) {
    return switch (name) {
      case "initialize" -> MuranoMethod.INIT;
      case "destroy" -> MuranoMethod.DESTROY;
      default -> name;
    };
  }

  private static MethodUsage usage(@Nullable Object value) {
    if (!isGiven(value)) {
      return MethodUsage.RUNTIME;
    }
    MethodUsage usage = MethodUsage.of(String.valueOf(value));
    if (usage == null) {
      throw NativeException.valueError("Unknown method usage " + value);
    }
    return usage;
  }

  private static boolean isExposed(String name, MethodUsage usage, @Nullable Object scope) {
    if (usage == MethodUsage.ACTION && "Session".equals(scope)) {
      throw NativeException.valueError(
          "Both \"Usage: Action\" and \"Scope: Session\" are provided for method " + name);
    }
    return usage == MethodUsage.ACTION || "Public".equals(scope);
  }

  private List<ArgumentDeclaration> arguments(@Nullable Object source) {
    List<ArgumentDeclaration> result = new ArrayList<>();
    if (source instanceof YamlMap ordered) {
      ordered.entries().forEach(entry -> result.add(argument(entry)));
      return result;
    }
    for (Object record : ClassDeclaration.list(source)) {
      if (!(record instanceof YamlMap map) || map.size() > 1) {
        throw DslException.syntax("Invalid arguments declaration");
      }
      if (map.isEmpty()) {
        throw NativeException.indexError("list index out of range");
      }
      result.add(argument(map.entries().get(0)));
    }
    return result;
  }

  private ArgumentDeclaration argument(YamlMap.Entry entry) {
    String name = String.valueOf(entry.key());
    YamlMap map = mapping(entry.value(), "Argument " + name);
    Specification specification = specification(map, "argument " + name);
    Object usage = map.get("Usage");
    return new ArgumentDeclaration(
        name,
        isGiven(usage) ? MethodArgument.usage(String.valueOf(usage)) : ArgumentUsage.STANDARD,
        specification,
        MetaDeclaration.read(map.get("Meta")));
  }

  private static YamlMap mapping(@Nullable Object source, String what) {
    if (source instanceof YamlMap map) {
      return map;
    }
    String message = what + " must be declared by a mapping, not by " + Text.repr(source);
    throw source == null
        ? NativeException.typeError(message)
        : NativeException.attributeError(message);
  }
}
