package io.murano.conductor.muranopl.core;

import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.execution.NativeReferences;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.serialization.ModelLoader;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code io.murano.test.TestFixture}: what tests of packages are written with (§6.7). */
@NativeClass("io.murano.test.TestFixture")
final class TestFixture implements NativeReferences {

  private final List<MuranoObject> loaded = new ArrayList<>();

  @NativeConstructor
  TestFixture() {}

  /** Loads a model and returns its root object, which stays alive until the test ends. */
  @NativeMethod
  @Nullable MuranoObject load(NativeCall call, YaqlDict model) {
    MuranoObject root = ModelLoader.load(call.execution(), model);
    if (root != null) {
      loaded.add(root);
    }
    return root;
  }

  @NativeMethod
  void startEnv(NativeCall call) {
    call.execution().hooks().start();
  }

  @NativeMethod
  void finishEnv(NativeCall call) {
    call.execution().hooks().finish();
  }

  @NativeMethod
  void assertEqual(
      @Nullable Object expected, @Nullable Object observed, @Default @Nullable Object message) {
    check(
        Values.equal(expected, observed),
        Text.repr(expected) + " != " + Text.repr(observed),
        message);
  }

  @NativeMethod
  void assertTrue(@Nullable Object expr, @Default @Nullable Object message) {
    check(Values.truth(expr), Text.repr(expr) + " is not true", message);
  }

  @NativeMethod
  void assertFalse(@Nullable Object expr, @Default @Nullable Object message) {
    check(!Values.truth(expr), Text.repr(expr) + " is not false", message);
  }

  @NativeMethod
  void assertIn(
      @Nullable Object needle, @Nullable Object haystack, @Default @Nullable Object message) {
    check(
        contains(haystack, needle), Text.repr(needle) + " not in " + Text.repr(haystack), message);
  }

  @NativeMethod
  void assertNotIn(
      @Nullable Object needle, @Nullable Object haystack, @Default @Nullable Object message) {
    check(
        !contains(haystack, needle), Text.repr(needle) + " is in " + Text.repr(haystack), message);
  }

  private static void check(boolean passed, String problem, @Nullable Object message) {
    if (!passed) {
      throw NativeException.assertionError(
          message == null ? problem : problem + ": " + Text.str(message));
    }
  }

  private static boolean contains(@Nullable Object haystack, @Nullable Object needle) {
    if (haystack instanceof String text) {
      return text.contains(Text.str(needle));
    }
    if (haystack instanceof YaqlDict dict) {
      return dict.find(needle) != NoValue.INSTANCE;
    }
    if (haystack instanceof YaqlIterable items) {
      for (Object item : Tuple.drain(items.iterate())) {
        if (Values.equal(item, needle)) {
          return true;
        }
      }
      return false;
    }
    throw NativeException.typeError(
        "argument of type '" + Text.typeName(haystack) + "' is not iterable");
  }

  @Override
  public void visitReferences(Consumer<@Nullable Object> visitor) {
    loaded.forEach(visitor);
  }
}
