package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.CodePoints;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pointer of RFC 6901.
 *
 * @param parts the unescaped parts
 */
record JsonPointer(List<String> parts) {

  private static final String ERROR = "jsonpointer.JsonPointerException";

  JsonPointer {
    parts = List.copyOf(parts);
  }

  static JsonPointer parse(String text) {
    for (int i = text.indexOf('~'); i >= 0; i = text.indexOf('~', i + 1)) {
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (next != '0' && next != '1') {
        throw new NativeException(ERROR, "Found invalid escape ~");
      }
    }
    if (text.isEmpty()) {
      return new JsonPointer(List.of());
    }
    if (text.charAt(0) != '/') {
      throw new NativeException(ERROR, "Location must start with /");
    }
    return new JsonPointer(
        List.of(text.substring(1).split("/", -1)).stream()
            .map(part -> part.replace("~1", "/").replace("~0", "~"))
            .toList());
  }

  boolean startsWith(JsonPointer other) {
    return parts.size() >= other.parts.size()
        && parts.subList(0, other.parts.size()).equals(other.parts);
  }

  /** Returns the container of what the pointer names, and the last part. */
  Target toLast(@Nullable Object document) {
    if (parts.isEmpty()) {
      return new Target(document, null);
    }
    Object container = document;
    for (String part : parts.subList(0, parts.size() - 1)) {
      container = step(container, part);
    }
    String last = parts.get(parts.size() - 1);
    checkPart(container, last);
    return new Target(container, last);
  }

  /** Returns what the pointer names. */
  @Nullable Object resolve(@Nullable Object document) {
    Object value = document;
    for (String part : parts) {
      value = step(value, part);
    }
    return value;
  }

  private static void checkPart(@Nullable Object container, String part) {
    if (container instanceof YaqlDict) {
      return;
    }
    if (!(container instanceof YaqlSequence) && !(container instanceof String)) {
      throw new UnresolvedException(
          "Document of type " + Text.typeName(container) + " does not support indexing");
    }
    boolean index = part.matches("0.*|[1-9][0-9]*\n?");
    if (!part.equals("-") && !index) {
      throw new UnresolvedException("'" + part + "' is not a valid sequence index");
    }
    if (index && !part.matches("[0-9]+")) {
      throw NativeException.valueError(
          "invalid literal for int() with base 10: " + Text.repr(part));
    }
  }

  private static @Nullable Object step(@Nullable Object container, String part) {
    checkPart(container, part);
    if (container instanceof YaqlDict dict) {
      Object value = dict.find(part);
      if (value == NoValue.INSTANCE) {
        throw new UnresolvedException("member '" + part + "' not found");
      }
      return value;
    }
    if (part.equals("-")) {
      return new EndOfList();
    }
    YaqlSequence items =
        container instanceof String s ? CodePoints.characters(s) : (YaqlSequence) container;
    int index = index(part);
    if (items == null || index >= items.size()) {
      throw new UnresolvedException("index '" + part + "' is out of bounds");
    }
    return items.get(index);
  }

  private static int index(String part) {
    return part.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(part);
  }

  /** The place behind the last item, which cannot be looked into. */
  private static final class EndOfList {}

  /**
   * A place in a document.
   *
   * @param container what contains it
   * @param part key or index; null for the document itself
   */
  record Target(@Nullable Object container, @Nullable String part) {

    boolean isEnd() {
      return "-".equals(part);
    }

    boolean isIndex() {
      return part != null && !isEnd();
    }

    int index() {
      return part == null ? 0 : JsonPointer.index(part);
    }

    @Nullable Object value() {
      if (container instanceof YaqlDict dict) {
        Object value = dict.find(part);
        if (value == NoValue.INSTANCE) {
          throw JsonPatch.conflict(Text.repr(part));
        }
        return value;
      }
      boolean list = container instanceof YaqlSequence || container instanceof String;
      if (!list || !isIndex()) {
        throw NativeException.typeError("list indices must be integers or slices, not str");
      }
      YaqlSequence items =
          container instanceof YaqlSequence sequence
              ? sequence
              : CodePoints.characters(String.valueOf(container));
      if (index() >= items.size()) {
        throw JsonPatch.conflict("list index out of range");
      }
      return items.get(index());
    }
  }

  /** A pointer leads nowhere in a document. Stays inside of the patch. */
  static final class UnresolvedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvedException(String message) {
      super(message, null, false, false);
    }
  }
}
