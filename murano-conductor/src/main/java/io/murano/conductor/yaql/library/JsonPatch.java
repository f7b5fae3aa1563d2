package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.MutableDict;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A patch of RFC 6902, applied in place. Errors have the names of python-json-patch: {@code
 * jsonpatch.InvalidJsonPatch} for malformed operations, {@code jsonpatch.JsonPatchConflict} for
 * those that do not apply, {@code jsonpatch.JsonPatchTestFailed}.
 */
final class JsonPatch {

  private static final Set<String> OPERATIONS =
      Set.of("add", "remove", "replace", "move", "copy", "test");

  private final YaqlSequence operations;

  /** Checks the operations. */
  JsonPatch(YaqlSequence operations) {
    this.operations = operations;
    operations.forEach(JsonPatch::check);
  }

  private static void check(@Nullable Object operation) {
    if (operation instanceof String text && text.contains("op")) {
      throw NativeException.typeError("string indices must be integers");
    }
    boolean container =
        operation instanceof YaqlDict
            || operation instanceof YaqlSequence
            || operation instanceof String;
    if (!container) {
      throw NativeException.typeError(
          "argument of type '" + Text.typeName(operation) + "' is not iterable");
    }
    if (!(operation instanceof YaqlDict dict)) {
      if (operation instanceof YaqlSequence list && list.contains("op")) {
        throw NativeException.typeError("list indices must be integers or slices, not str");
      }
      throw invalid("Operation does not contain 'op' member");
    }
    Object name = dict.find("op");
    if (name == NoValue.INSTANCE) {
      throw invalid("Operation does not contain 'op' member");
    }
    if (!(name instanceof String text)) {
      throw invalid("Operation must be a string");
    }
    if (!OPERATIONS.contains(text)) {
      throw invalid("Unknown operation '" + text + "'");
    }
    pathOf(dict);
  }

  private static JsonPointer pathOf(YaqlDict operation) {
    Object path = operation.find("path");
    if (path == NoValue.INSTANCE) {
      throw invalid("Operation must have a 'path' member");
    }
    if (!(path instanceof String text)) {
      throw invalid("Invalid 'path'");
    }
    return JsonPointer.parse(text);
  }

  private static JsonPointer fromOf(YaqlDict operation) {
    Object from = operation.find("from");
    if (from == NoValue.INSTANCE) {
      throw invalid("The operation does not contain a 'from' member");
    }
    if (!(from instanceof String text)) {
      throw NativeException.typeError("expected string or bytes-like object");
    }
    return JsonPointer.parse(text);
  }

  private static @Nullable Object valueOf(YaqlDict operation) {
    Object value = operation.find("value");
    if (value == NoValue.INSTANCE) {
      throw invalid("The operation does not contain a 'value' member");
    }
    return value;
  }

  static NativeException invalid(String message) {
    return new NativeException("jsonpatch.InvalidJsonPatch", message);
  }

  static NativeException conflict(String message) {
    return new NativeException("jsonpatch.JsonPatchConflict", message);
  }

  private static NativeException testFailed(String message) {
    return new NativeException("jsonpatch.JsonPatchTestFailed", message);
  }

  /**
   * Applies the operations one after the other; one whose pointer leads nowhere ends the patch,
   * what was done before stays.
   */
  @Nullable Object apply(@Nullable Object document) {
    Object result = document;
    try {
      for (Object operation : operations) {
        if (operation instanceof YaqlDict dict) {
          result = apply(dict, result);
        }
      }
    } catch (JsonPointer.UnresolvedException e) {
      return document;
    }
    return result;
  }

  private static @Nullable Object apply(YaqlDict operation, @Nullable Object document) {
    JsonPointer path = pathOf(operation);
    return switch (String.valueOf(operation.get("op"))) {
      case "add" -> add(document, path, valueOf(operation));
      case "remove" -> remove(document, path);
      case "replace" -> replace(document, path, valueOf(operation));
      case "move" -> move(document, fromOf(operation), path);
      case "copy" -> copy(document, fromOf(operation), path);
      default -> test(document, path, operation);
    };
  }

  private static @Nullable Object add(
      @Nullable Object document, JsonPointer path, @Nullable Object value) {
    JsonPointer.Target target = path.toLast(document);
    if (target.container() instanceof MutableList list) {
      if (target.part() == null) {
        throw NativeException.typeError(
            "'>' not supported between instances of 'NoneType' and 'int'");
      }
      if (target.isEnd()) {
        list.add(value);
      } else if (target.index() > list.size()) {
        throw conflict("can't insert outside of list");
      } else {
        list.add(target.index(), value);
      }
      return document;
    }
    if (target.container() instanceof MutableDict dict) {
      if (target.part() == null) {
        return value;
      }
      dict.put(target.part(), value);
      return document;
    }
    if (target.part() == null) {
      throw NativeException.typeError("invalid document type");
    }
    throw conflict("unable to fully resolve json pointer");
  }

  private static @Nullable Object remove(@Nullable Object document, JsonPointer path) {
    JsonPointer.Target target = path.toLast(document);
    String missing = "can't remove a non-existent object '" + target.part() + "'";
    if (target.container() instanceof MutableDict dict) {
      if (target.part() == null || !dict.containsKey(target.part())) {
        throw conflict(missing);
      }
      dict.remove(target.part());
    } else if (target.container() instanceof MutableList list && target.isIndex()) {
      if (target.index() >= list.size()) {
        throw conflict(missing);
      }
      list.remove(target.index());
    } else {
      throw NativeException.typeError("object does not support item deletion");
    }
    return document;
  }

  private static @Nullable Object replace(
      @Nullable Object document, JsonPointer path, @Nullable Object value) {
    JsonPointer.Target target = path.toLast(document);
    if (target.part() == null) {
      return value;
    }
    if (target.part().equals("-")) {
      throw invalid("'path' with '-' can't be applied to 'replace' operation");
    }
    if (target.container() instanceof MutableList list) {
      if (target.index() >= list.size()) {
        throw conflict("can't replace outside of list");
      }
      list.set(target.index(), value);
    } else if (target.container() instanceof MutableDict dict) {
      if (!dict.containsKey(target.part())) {
        throw conflict("can't replace a non-existent object '" + target.part() + "'");
      }
      dict.put(target.part(), value);
    } else {
      throw conflict("unable to fully resolve json pointer");
    }
    return document;
  }

  private static @Nullable Object move(
      @Nullable Object document, JsonPointer from, JsonPointer path) {
    JsonPointer.Target source = from.toLast(document);
    Object value = source.value();
    if (path.equals(from)) {
      return document;
    }
    if (source.container() instanceof MutableDict && path.startsWith(from)) {
      throw conflict("Cannot move values into their own children");
    }
    return add(remove(document, from), path, value);
  }

  private static @Nullable Object copy(
      @Nullable Object document, JsonPointer from, JsonPointer path) {
    return add(document, path, deepCopy(from.toLast(document).value()));
  }

  private static @Nullable Object deepCopy(@Nullable Object value) {
    if (value instanceof MutableDict dict) {
      MutableDict copy = new MutableDict();
      dict.forEach((key, item) -> copy.put(key, deepCopy(item)));
      return copy;
    }
    if (value instanceof MutableList list) {
      MutableList copy = new MutableList();
      list.forEach(item -> copy.add(deepCopy(item)));
      return copy;
    }
    return value;
  }

  private static @Nullable Object test(
      @Nullable Object document, JsonPointer path, YaqlDict operation) {
    Object actual;
    try {
      actual = path.resolve(document);
    } catch (JsonPointer.UnresolvedException e) {
      throw testFailed(String.valueOf(e.getMessage()));
    }
    Object expected = valueOf(operation);
    if (!Values.equal(actual, expected)) {
      throw testFailed(
          Text.brief(actual) + " is not equal to tested value " + Text.brief(expected));
    }
    return document;
  }
}
