package io.murano.conductor.stack.hot;

import static io.murano.conductor.stack.hot.HotVersion.V2013_05_23;
import static io.murano.conductor.stack.hot.HotVersion.V2014_10_16;
import static io.murano.conductor.stack.hot.HotVersion.V2015_04_30;
import static io.murano.conductor.stack.hot.HotVersion.V2015_10_15;
import static io.murano.conductor.stack.hot.HotVersion.V2016_04_08;
import static io.murano.conductor.stack.hot.HotVersion.V2016_10_14;
import static io.murano.conductor.stack.hot.HotVersion.V2017_02_24;
import static io.murano.conductor.stack.hot.HotVersion.V2017_09_01;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which functions each version of the language has. A map with one key that is no function of its
 * template's version is plain data, as in Heat; a function that a later version dropped is an error
 * there.
 */
final class IntrinsicFunctions {

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("list_join", V2013_05_23, V2015_10_15, TextFunctions::joinOne),
          new Entry("list_join", V2015_10_15, null, TextFunctions::joinMany),
          new Entry("str_replace", V2013_05_23, V2015_10_15, TextFunctions::replaceScalars),
          new Entry("str_replace", V2015_10_15, null, TextFunctions::replace),
          new Entry("str_replace_strict", V2017_02_24, null, TextFunctions::replaceStrict),
          new Entry("str_replace_vstrict", V2017_09_01, null, TextFunctions::replaceVeryStrict),
          new Entry("str_split", V2015_10_15, null, TextFunctions::split),
          new Entry("digest", V2015_04_30, null, TextFunctions::digest),
          new Entry("make_url", V2017_09_01, null, TextFunctions::makeUrl),
          new Entry("repeat", V2015_04_30, V2016_10_14, new RepeatFunction(false, false)),
          new Entry("repeat", V2016_10_14, V2017_09_01, new RepeatFunction(true, false)),
          new Entry("repeat", V2017_09_01, null, new RepeatFunction(true, true)),
          new Entry("map_merge", V2016_04_08, null, CollectionFunctions::mapMerge),
          new Entry("map_replace", V2016_10_14, null, CollectionFunctions::mapReplace),
          new Entry("filter", V2017_02_24, null, CollectionFunctions::filter),
          new Entry("list_concat", V2017_09_01, null, CollectionFunctions::listConcat),
          new Entry("list_concat_unique", V2017_09_01, null, CollectionFunctions::listConcatUnique),
          new Entry("contains", V2017_09_01, null, CollectionFunctions::contains),
          new Entry("Fn::Select", V2013_05_23, V2015_10_15, CollectionFunctions::select),
          new Entry("Fn::Join", V2013_05_23, V2014_10_16, TextFunctions::joinOne),
          new Entry("Fn::Split", V2013_05_23, V2014_10_16, TextFunctions::split),
          new Entry("Fn::Replace", V2013_05_23, V2014_10_16, IntrinsicFunctions::cfnReplace),
          new Entry("Fn::Base64", V2013_05_23, V2014_10_16, TextFunctions::base64),
          new Entry("Fn::GetAZs", V2013_05_23, V2014_10_16, arguments -> List.of("nova")),
          new Entry(
              "Fn::MemberListToMap",
              V2013_05_23,
              V2014_10_16,
              CollectionFunctions::memberListToMap));

  private static final Set<String> REMOVED_FORMS = Set.of("Ref", "Fn::ResourceFacade");

  private final Map<String, HotFunction> functions;
  private final Set<String> removed;

  private IntrinsicFunctions(Map<String, HotFunction> functions, Set<String> removed) {
    this.functions = Map.copyOf(functions);
    this.removed = Set.copyOf(removed);
  }

  /** Returns the functions of a version. */
  static IntrinsicFunctions of(HotVersion version, YaqlBridge yaql) {
    Map<String, HotFunction> functions = new HashMap<>();
    ENTRIES.stream()
        .filter(entry -> entry.isIn(version))
        .forEach(entry -> functions.put(entry.name(), entry.function()));
    if (version.since(V2016_10_14)) {
      functions.put("yaql", arguments -> yaql(arguments, yaql));
    }
    Stream<String> dropped =
        ENTRIES.stream()
            .filter(entry -> entry.isBefore(version))
            .map(Entry::name)
            .filter(name -> !functions.containsKey(name));
    Stream<String> forms = version == V2013_05_23 ? Stream.of() : REMOVED_FORMS.stream();
    return new IntrinsicFunctions(
        functions, Stream.concat(dropped, forms).collect(Collectors.toSet()));
  }

  /** Returns the function of a name; null if this version has none. */
  @Nullable HotFunction find(String name) {
    return functions.get(name);
  }

  /** Returns whether an earlier version had a function of this name. */
  boolean wasRemoved(String name) {
    return removed.contains(name);
  }

  private static @Nullable Object cfnReplace(HotFunction.Arguments arguments) {
    List<?> parts = arguments.list(2, 2, "[params, template]");
    Map<String, @Nullable Object> form = new HashMap<>();
    form.put("params", parts.get(0));
    form.put("template", parts.get(1));
    return TextFunctions.replaceScalars(
        new HotFunction.Arguments(arguments.name(), form, arguments.scope()));
  }

  private static @Nullable Object yaql(HotFunction.Arguments arguments, YaqlBridge yaql) {
    Map<?, ?> parts = arguments.map("a map with 'expression' and 'data'");
    if (!(parts.get("expression") instanceof String expression)
        || !Set.of("expression", "data").containsAll(parts.keySet())) {
      throw arguments.failure("takes a map with 'expression' (a string) and 'data'");
    }
    Object data = parts.containsKey("data") ? parts.get("data") : Map.of();
    return yaql.evaluate(expression, data);
  }

  /**
   * A function and the versions that have it.
   *
   * @param since the first version with it
   * @param until the first version without it, or with another form of it; null for none
   */
  private record Entry(
      String name, HotVersion since, @Nullable HotVersion until, HotFunction function) {

    boolean isIn(HotVersion version) {
      return version.since(since) && !isBefore(version);
    }

    boolean isBefore(HotVersion version) {
      return until != null && version.since(until);
    }
  }
}
