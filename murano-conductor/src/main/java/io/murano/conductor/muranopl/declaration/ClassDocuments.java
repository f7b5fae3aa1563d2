package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.muranopl.type.NamespaceResolver;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes in a class file (contract muranopl §1.3). Namespaces are inherited from the document
 * before; a document with nothing else declares no class.
 *
 * @param named classes with a {@code Name}, in the order written
 * @param unnamed classes without; more than one cannot be told apart
 */
record ClassDocuments(List<Named> named, List<ClassDeclaration> unnamed) {

  /**
   * A class that says its name.
   *
   * @param name fully qualified name
   * @param declaration the document
   */
  record Named(String name, ClassDeclaration declaration) {}

  static ClassDocuments of(List<? extends @Nullable Object> documents) {
    List<Named> named = new ArrayList<>();
    List<ClassDeclaration> unnamed = new ArrayList<>();
    Map<String, @Nullable String> namespaces = Map.of();
    for (Object document : documents) {
      if (isEmpty(document)) {
        continue;
      }
      if (!(document instanceof YamlMap map)) {
        throw NativeException.attributeError(
            "a class must be declared by a mapping, not by " + Text.repr(document));
      }
      boolean own = map.has("Namespaces");
      namespaces = own ? namespaces(map.get("Namespaces")) : namespaces;
      if (map.size() == 1 && own) {
        continue;
      }
      Object name = map.get("Name");
      if (name == null || name.equals("")) {
        unnamed.add(new ClassDeclaration(map, namespaces));
      } else {
        NamespaceResolver resolver = new NamespaceResolver(namespaces);
        named.add(
            new Named(
                resolver.resolve(String.valueOf(name)), new ClassDeclaration(map, namespaces)));
      }
    }
    return new ClassDocuments(List.copyOf(named), List.copyOf(unnamed));
  }

  private static boolean isEmpty(@Nullable Object document) {
    return document == null
        || "".equals(document)
        || (document instanceof YamlMap map && map.isEmpty())
        || (document instanceof List<?> list && list.isEmpty());
  }

  private static Map<String, @Nullable String> namespaces(@Nullable Object value) {
    Map<String, @Nullable String> result = new LinkedHashMap<>();
    if (value == null) {
      return result;
    }
    if (!(value instanceof YamlMap map)) {
      throw NativeException.attributeError("Namespaces must be a mapping, not " + Text.repr(value));
    }
    for (YamlMap.Entry entry : map.entries()) {
      Object namespace = entry.value();
      result.put(String.valueOf(entry.key()), namespace == null ? null : String.valueOf(namespace));
    }
    return result;
  }
}
