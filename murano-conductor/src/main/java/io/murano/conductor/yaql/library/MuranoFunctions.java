package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.extension;
import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.MutableDict;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions Murano adds that need no object model (contract yaql.md 13.2). */
public final class MuranoFunctions {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\p{L}\\p{N}_]+?)\\}");

  /** Standard methods that runtimes 1.0 and 1.1 can call as functions. */
  private static final List<String> OLD_EXTENSIONS =
      List.of(
          "toLower",
          "toUpper",
          "trim",
          "join",
          "split",
          "startsWith",
          "endsWith",
          "matches",
          "replace",
          "flatten");

  private MuranoFunctions() {}

  /**
   * Adds the functions to a context.
   *
   * @param randomName makes the names that {@code randomName()} returns
   * @param iteratorLimit most elements an iterable may deliver when it is copied
   */
  public static void register(Context context, Supplier<String> randomName, long iteratorLimit) {
    context.register(
        extension("base64encode")
            .param("value", Types.STRING)
            .body1(
                s ->
                    Base64.getEncoder()
                        .encodeToString(((String) s).getBytes(StandardCharsets.UTF_8))));
    context.register(
        extension("base64decode")
            .param("value", Types.STRING)
            .body1(s -> decode(LenientBase64.decode((String) s))));
    context.register(
        extension("bind")
            .param("obj", Types.ANY)
            .param("mappings", Types.MAPPING)
            .body(call -> bind(call.arg(0), call.get(1))));
    context.register(
        extension("patch")
            .param("obj", Types.ANY)
            .param("patch", Types.ANY)
            .body(call -> patch(call.arg(0), call.arg(1), call.evaluation(), iteratorLimit)));
    context.register(function("randomName").body(call -> randomName.get()));
  }

  /** Adds {@code pselect} in the form that works on one element after the other. */
  public static void registerSequentialSelect(Context context) {
    context.register(
        extension("pselect")
            .param("collection", Types.ITERABLE)
            .param("composer", Types.LAMBDA)
            .body(MuranoFunctions::select));
  }

  /** Adds what runtimes 1.0 and 1.1 have besides; {@code library} holds the standard library. */
  public static void registerOld(Context context, Context library) {
    context.register(
        extension("substr")
            .param("string", Types.STRING)
            .param("start", Types.INT)
            .param("length", Types.INT, -1L)
            .body(call -> call.method("substring").call(call.arg(0), call.arg(1), call.arg(2))));
    context.register(
        extension("firstOrDefault")
            .param("collection", Types.ITERABLE)
            .param("default", Types.ANY, null)
            .body(
                call -> {
                  Object first = Iterations.iterable(call, 0).iterate().advance();
                  return first == YaqlIterator.END ? call.arg(1) : first;
                }));
    OLD_EXTENSIONS.forEach(name -> LegacyFunctions.registerExtensions(name, library, context));
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NativeException("UnicodeDecodeError", "'utf-8' codec cannot decode the bytes");
    }
  }

  /** All elements are worked on even if one fails; then the first failure counts. */
  private static Object select(Invocation call) {
    Lambda composer = call.get(1);
    MutableList results = new MutableList();
    YaqlException failure = null;
    YaqlIterator items = Iterations.iterable(call, 0).iterate();
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      try {
        results.add(composer.call(item));
      } catch (YaqlException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return results.iterate();
  }

  private static @Nullable Object bind(@Nullable Object value, YaqlDict mappings) {
    if (value instanceof String s && s.startsWith("$")) {
      Object replacement = replacement(s.substring(1), mappings);
      return replacement == null ? value : replacement;
    }
    if (value instanceof YaqlSequence list) {
      MutableList result = new MutableList();
      list.forEach(item -> result.add(bind(item, mappings)));
      return result;
    }
    if (value instanceof YaqlDict dict) {
      MutableDict result = new MutableDict();
      dict.forEach((key, item) -> result.put(bind(key, mappings), bind(item, mappings)));
      return result;
    }
    return value;
  }

  private static @Nullable Object replacement(String macro, YaqlDict mappings) {
    Matcher matcher = PLACEHOLDER.matcher(macro);
    if (matcher.find()) {
      return matcher.replaceAll(
          match -> Matcher.quoteReplacement(Text.str(mappings.get(match.group(1)))));
    }
    Object value = mappings.find(macro);
    if (value == NoValue.INSTANCE) {
      throw NativeException.keyError(Text.repr(macro));
    }
    return value;
  }

  private static @Nullable Object patch(
      @Nullable Object value, @Nullable Object patch, Evaluation evaluation, long limit) {
    Tuple operations = patch instanceof Tuple tuple ? tuple : Tuple.of(patch);
    MutableCopy copier = new MutableCopy(evaluation, limit);
    JsonPatch checked =
        new JsonPatch((YaqlSequence) java.util.Objects.requireNonNull(copier.copy(operations)));
    return checked.apply(copier.copy(value));
  }
}
