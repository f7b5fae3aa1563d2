package io.murano.conductor.conformance.yaql;

import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.type.PlainType;
import io.murano.conductor.yaql.type.Types;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The names of parameter types in case files. */
final class FixtureTypes {

  private static final Set<String> HIDDEN = Set.of("context", "engine", "receiver", "super");

  private static final Map<String, PlainType> PLAIN =
      Map.ofEntries(
          Map.entry("any", Types.ANY),
          Map.entry("notnull", Types.NOT_NULL),
          Map.entry("int", Types.INT),
          Map.entry("float", Types.FLOAT),
          Map.entry("bool", Types.BOOL),
          Map.entry("integer", Types.INTEGER),
          Map.entry("number", Types.NUMBER),
          Map.entry("string", Types.STRING),
          Map.entry("datetime", Types.DATETIME),
          Map.entry("iterable", Types.ITERABLE),
          Map.entry("iterator", Types.ITERATOR),
          Map.entry("sequence", Types.SEQUENCE),
          Map.entry("mapping", Types.MAPPING),
          Map.entry("set", Types.SET),
          Map.entry("null", Types.NULL),
          Map.entry("mappingValue", Types.MAPPING_VALUE));

  private static final Map<String, ParameterType> SPECIAL =
      Map.ofEntries(
          Map.entry("lambda", Types.LAMBDA),
          Map.entry("lambda:context", Types.LAMBDA),
          Map.entry("lambda:method", Types.METHOD_LAMBDA),
          Map.entry("constant", Types.CONSTANT),
          Map.entry("stringConstant", Types.STRING_CONSTANT),
          Map.entry("numericConstant", Types.NUMERIC_CONSTANT),
          Map.entry("booleanConstant", Types.BOOLEAN_CONSTANT),
          Map.entry("keyword", Types.KEYWORD),
          Map.entry("expression", Types.EXPRESSION),
          Map.entry("functionExpression", Types.FUNCTION_EXPRESSION),
          Map.entry("mappingRule", Types.MAPPING_RULE));

  private FixtureTypes() {}

  /** Returns whether parameters of the type take no argument. */
  static boolean isHidden(String name) {
    return HIDDEN.contains(name);
  }

  static ParameterType of(String name) {
    boolean nullable = name.endsWith("?");
    String base = nullable ? name.substring(0, name.length() - 1) : name;
    PlainType plain = PLAIN.get(base);
    if (plain != null) {
      return nullable ? plain.orNull() : plain;
    }
    ParameterType special = SPECIAL.get(base);
    if (special != null) {
      return nullable ? Types.orNull(special) : special;
    }
    int colon = base.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("unknown parameter type " + name);
    }
    ParameterType[] members =
        Arrays.stream(base.substring(colon + 1).split("\\|", -1))
            .map(FixtureTypes::of)
            .toArray(ParameterType[]::new);
    return switch (base.substring(0, colon)) {
      case "anyOf" -> Types.anyOf(nullable, members);
      case "chain" -> Types.chain(nullable, members);
      case "not" -> Types.not(nullable, members[0]);
      default -> throw new IllegalArgumentException("unknown parameter type " + name);
    };
  }
}
