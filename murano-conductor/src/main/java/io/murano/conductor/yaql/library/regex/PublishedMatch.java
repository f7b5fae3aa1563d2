package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.CodePoints;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.MutableDict;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** A match as selectors see it: {@code $1} is the whole, {@code $2}, {@code $3}... the groups. */
record PublishedMatch(YaqlRegex regex, String text, MatchResult match) {

  void publish(Context context) {
    context.set("$1", group(0));
    for (int i = 1; i <= regex.groupCount(); i++) {
      context.set("$" + (i + 1), group(i));
    }
    for (int number : regex.names().values()) {
      refuseNamed(regex.group(match, number));
    }
  }

  private MutableDict group(int group) {
    FrozenDict.Builder record = FrozenDict.builder(3);
    record.put("value", regex.group(match, group));
    record.put("start", index(regex.start(match, group)));
    record.put("end", index(regex.end(match, group)));
    return record.build().toMutable();
  }

  private long index(int unit) {
    return unit < 0 ? -1 : text.codePointCount(0, unit);
  }

  /**
   * Named groups cannot be used with selectors: the original takes the matched text for a pair of
   * name and value, and packages may catch what follows from it.
   */
  private static void refuseNamed(@Nullable String value) {
    if (value == null) {
      throw NativeException.typeError("cannot unpack non-iterable NoneType object");
    }
    if (CodePoints.length(value) == 2) {
      throw NativeException.indexError("no such group");
    }
    throw NativeException.valueError("not enough or too many values to unpack (expected 2)");
  }
}
