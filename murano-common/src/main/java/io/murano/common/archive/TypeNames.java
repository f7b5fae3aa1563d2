package io.murano.common.archive;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of types and how the namespaces of a class file resolve them (MuranoPL contract 1.5).
 * Immutable.
 */
final class TypeNames {

  private static final int MAX_LENGTH = 1000;

  private static final Pattern TYPE_NAME =
      unicode("(?:[a-zA-Z_]\\w*:|:)?[a-zA-Z_]\\w*(?:\\.[a-zA-Z_]\\w*)*");
  private static final Pattern NAMESPACE = unicode("(?:[a-zA-Z_]\\w*(?:\\.[a-zA-Z_]\\w*)*)?");
  private static final Pattern PREFIX = unicode("[a-zA-Z_]\\w*|=");
  private static final Pattern FULL_NAME = unicode("\\w+(?:\\.\\w+)*");
  private static final Pattern IDENTIFIER = unicode("[a-zA-Z_]\\w*");

  static final TypeNames NONE = new TypeNames(Map.of());

  private final Map<String, String> namespaces;

  private TypeNames(Map<String, String> namespaces) {
    this.namespaces = namespaces;
  }

  private static Pattern unicode(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** Repeated groups recurse in Java's matcher, so that long input would overflow the stack. */
  private static boolean matches(Pattern pattern, String text) {
    return text.length() <= MAX_LENGTH && pattern.matcher(text).matches();
  }

  static boolean isFullName(String name) {
    return matches(FULL_NAME, name);
  }

  static boolean isClassName(String name) {
    return isTypeName(name) && name.indexOf(':') < 0;
  }

  static boolean isTypeName(String name) {
    return matches(TYPE_NAME, name);
  }

  static boolean isIdentifier(String name) {
    return matches(IDENTIFIER, name);
  }

  /**
   * Reads a {@code Namespaces} section; entries that are wrong become findings and are left out.
   */
  static TypeNames read(String file, YamlMapping section, Findings findings) {
    Map<String, String> namespaces = new HashMap<>();
    for (YamlMapping.Entry entry : section.entries()) {
      String namespace =
          YamlValues.isNull(entry.value()) ? "" : YamlValues.scalarText(entry.value());
      if (!matches(PREFIX, entry.key())) {
        findings.error(
            file, entry.keyNode(), "namespace prefix \"%s\" is no word".formatted(entry.key()));
      } else if (namespace == null || !matches(NAMESPACE, namespace)) {
        findings.error(
            file,
            entry.value(),
            "namespace %s is not words joined by dots"
                .formatted(ManifestReader.shown(entry.value())));
      } else {
        namespaces.put(entry.key(), namespace);
      }
    }
    return new TypeNames(namespaces);
  }

  /** Returns the full name; empty if it is no type name or its prefix is not declared. */
  Optional<String> resolve(String name) {
    if (!isTypeName(name)) {
      return Optional.empty();
    }
    int colon = name.indexOf(':');
    String local = name.substring(colon + 1);
    if (colon < 0 && name.indexOf('.') >= 0) {
      return Optional.of(name);
    }
    String prefix = colon <= 0 ? "=" : name.substring(0, colon);
    String namespace = namespaces.get(prefix);
    if (namespace == null) {
      return prefix.equals("=") ? Optional.of(local) : Optional.empty();
    }
    return Optional.of(namespace.isEmpty() ? local : namespace + "." + local);
  }
}
