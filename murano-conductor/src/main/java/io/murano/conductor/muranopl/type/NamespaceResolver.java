package io.murano.conductor.muranopl.type;

import io.murano.conductor.yaql.error.NativeException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns names as written into fully qualified ones (contract muranopl §1.5). Immutable. */
public final class NamespaceResolver {

  /** Resolves in the global namespace only. */
  public static final NamespaceResolver GLOBAL = new NamespaceResolver(Map.of());

  private static final String DEFAULT = "=";
  private static final Pattern TYPE_NAME =
      Pattern.compile("(?U)([a-zA-Z_]\\w*:|:)?[a-zA-Z_]\\w*(\\.[a-zA-Z_]\\w*)*");
  private static final Pattern NAMESPACE =
      Pattern.compile("(?U)([a-zA-Z_]\\w*(\\.[a-zA-Z_]\\w*)*)?");
  private static final Pattern PREFIX = Pattern.compile("(?U)[a-zA-Z_]\\w*|=");

  private final Map<String, String> namespaces;

  /**
   * Creates a resolver.
   *
   * @param namespaces prefix → namespace; null stands for the global namespace
   * @throws NativeException ValueError if a prefix or namespace is malformed
   */
  public NamespaceResolver(Map<String, ? extends @Nullable String> namespaces) {
    Map<String, String> copy = new HashMap<>();
    namespaces.forEach(
        (prefix, namespace) -> {
          String text = namespace == null ? "" : namespace;
          if (!PREFIX.matcher(prefix).matches()) {
            throw NativeException.valueError("Invalid namespace prefix \"" + prefix + "\"");
          }
          if (!NAMESPACE.matcher(text).matches()) {
            throw NativeException.valueError("Invalid namespace \"" + text + "\"");
          }
          copy.put(prefix, text);
        });
    copy.putIfAbsent(DEFAULT, "");
    this.namespaces = Map.copyOf(copy);
  }

  /**
   * Returns the fully qualified name of what is written.
   *
   * @throws NativeException ValueError if the name is malformed, KeyError if its prefix is unknown
   */
  public String resolve(String name) {
    if (!isTypeName(name)) {
      throw NativeException.valueError("Invalid type name \"" + name + "\"");
    }
    int colon = name.indexOf(':');
    if (colon < 0 && name.indexOf('.') >= 0) {
      return name;
    }
    String prefix = colon <= 0 ? DEFAULT : name.substring(0, colon);
    String namespace = namespaces.get(prefix);
    if (namespace == null) {
      throw NativeException.keyError("Unknown namespace prefix " + prefix);
    }
    String local = name.substring(colon + 1);
    return namespace.isEmpty() ? local : namespace + "." + local;
  }

  /** Returns whether a text can be the name of a type. */
  public static boolean isTypeName(String name) {
    return TYPE_NAME.matcher(name).matches();
  }

  /** Returns whether a text is the name of a type written with a prefix. */
  public static boolean isPrefixedTypeName(String name) {
    return name.indexOf(':') >= 0 && isTypeName(name);
  }
}
