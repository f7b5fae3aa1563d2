package io.murano.conductor.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateMergeTests {

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("new string", "a", "b", "b"),
        Arguments.of("new number", 1L, 2L, 2L),
        Arguments.of("new boolean", true, false, false),
        Arguments.of("old string instead of null", "a", null, "a"),
        Arguments.of("old null instead of a string", null, "b", null),
        Arguments.of("null and null", null, null, null),
        Arguments.of("union of lists", List.of(1L, 2L), List.of(2L, 3L), List.of(1L, 2L, 3L)),
        Arguments.of("no duplicates of one side", List.of(1L, 1L), List.of(), List.of(1L)),
        Arguments.of(
            "maps recursively",
            Map.of("a", Map.of("x", 1L)),
            Map.of("a", Map.of("y", 2L)),
            Map.of("a", Map.of("x", 1L, "y", 2L))),
        Arguments.of(
            "maps in lists as a whole",
            List.of(Map.of("x", 1L)),
            List.of(Map.of("x", 1L), Map.of("x", 2L)),
            List.of(Map.of("x", 1L), Map.of("x", 2L))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void keeps(String what, @Nullable Object old, @Nullable Object added, @Nullable Object expected) {
    assertThat(TemplateMerge.merge(at(old), at(added))).isEqualTo(at(expected));
  }

  static Stream<Arguments> mismatches() {
    return Stream.of(
        Arguments.of(1L, "1", "integer", "string"),
        Arguments.of(1L, true, "integer", "boolean"),
        Arguments.of(1L, 1.0, "integer", "number"),
        Arguments.of(null, List.of(), "null", "list"),
        Arguments.of(Map.of(), List.of(), "map", "list"));
  }

  @ParameterizedTest
  @MethodSource("mismatches")
  void refusesOtherKinds(
      @Nullable Object old, @Nullable Object added, String oldKind, String addedKind) {
    assertThatExceptionOfType(TemplateTypeException.class)
        .isThrownBy(() -> TemplateMerge.merge(Map.of("top", at(old)), Map.of("top", at(added))))
        .withMessage(
            "Cannot merge templates: top.key is a %s in one and a %s in the other"
                .formatted(oldKind, addedKind));
  }

  @Test
  void keepsKeysOfEitherSideInOrder() {
    assertThat(TemplateMerge.merge(ordered("b", "a"), ordered("d", "c")).keySet())
        .containsExactly("b", "a", "d", "c");
  }

  @Test
  void takesANewNull() {
    assertThat(TemplateMerge.merge(Map.of(), at(null))).containsEntry("key", null);
  }

  private static Map<String, @Nullable Object> at(@Nullable Object value) {
    Map<String, @Nullable Object> map = new HashMap<>();
    map.put("key", value);
    return map;
  }

  private static Map<String, @Nullable Object> ordered(String... keys) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    Arrays.stream(keys).forEach(key -> map.put(key, 1L));
    return map;
  }
}
