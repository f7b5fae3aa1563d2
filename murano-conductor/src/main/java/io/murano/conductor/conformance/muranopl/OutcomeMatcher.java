package io.murano.conductor.conformance.muranopl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Compares an outcome with the recorded one. Integers and floats differ, sets and dictionaries have
 * no order, and {@code <id:N>} stands for any generated id, the same one wherever N is the same.
 */
public final class OutcomeMatcher {

  private static final Pattern PLACEHOLDER = Pattern.compile("<id:(\\d+)>");
  private static final String ID = "[0-9a-f]{32}";

  private Map<String, String> ids = new HashMap<>();
  private final List<String> differences = new ArrayList<>();

  private OutcomeMatcher() {}

  /** Returns what differs, one line each; empty if the outcomes agree. */
  public static List<String> differences(JsonNode expected, JsonNode outcome) {
    OutcomeMatcher matcher = new OutcomeMatcher();
    matcher.compare(expected, outcome);
    return List.copyOf(matcher.differences);
  }

  private void compare(JsonNode expected, JsonNode outcome) {
    JsonNode noTrace = JsonNodeFactory.instance.arrayNode();
    JsonNode trace = expected.has("trace") ? expected.get("trace") : noTrace;
    JsonNode actualTrace = outcome.has("trace") ? outcome.get("trace") : noTrace;
    check("trace", trace, actualTrace);
    if (expected.has("error")) {
      compareError(expected.get("error"), outcome.path("error"));
    } else if (outcome.has("error")) {
      differences.add("unexpected error " + outcome.get("error"));
    } else if (expected.has("result")) {
      check("result", expected.get("result"), outcome.path("result"));
    }
    for (String member : List.of("model", "fixations")) {
      if (expected.has(member)) {
        check(member, expected.get(member), outcome.path(member));
      }
    }
  }

  private void compareError(JsonNode expected, JsonNode actual) {
    if (actual.isMissingNode()) {
      differences.add("no error, expected " + expected);
      return;
    }
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      String member = entry.getKey();
      boolean open = member.equals("names") || member.equals("message");
      if (!(open && entry.getValue().isNull())) {
        check("error." + member, entry.getValue(), actual.path(member));
      }
    }
  }

  private void check(String what, JsonNode expected, JsonNode actual) {
    if (!agree(expected, actual)) {
      differences.add(what + ": expected " + expected + " but was " + actual);
    }
  }

  private boolean agree(JsonNode expected, JsonNode actual) {
    if (expected.has("$set")) {
      return actual.isArray() && unordered(expected.get("$set"), actual);
    }
    if (expected.isObject()) {
      return actual.isObject() && objects(expected, actual);
    }
    if (expected.isArray()) {
      return actual.isArray() && sequences(expected, actual);
    }
    if (expected.isNumber()) {
      return actual.isNumber() && numbers(expected, actual);
    }
    if (expected.isString()) {
      return actual.isString() && texts(expected.stringValue(), actual.stringValue());
    }
    return expected.equals(actual);
  }

  private boolean objects(JsonNode expected, JsonNode actual) {
    if (expected.size() == 1 && expected.has("$dict")) {
      return actual.size() == 1
          && actual.path("$dict").isArray()
          && unordered(expected.get("$dict"), actual.get("$dict"));
    }
    return expected.size() == actual.size() && members(expected, actual);
  }

  /** Members whose keys hold generated ids are matched by trying. */
  private boolean members(JsonNode expected, JsonNode actual) {
    Map<String, JsonNode> left = new LinkedHashMap<>();
    actual.properties().forEach(entry -> left.put(entry.getKey(), entry.getValue()));
    List<Map.Entry<String, JsonNode>> open = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      if (PLACEHOLDER.matcher(entry.getKey()).find()) {
        open.add(entry);
      } else {
        JsonNode other = left.remove(entry.getKey());
        if (other == null || !agree(entry.getValue(), other)) {
          return false;
        }
      }
    }
    for (Map.Entry<String, JsonNode> entry : open) {
      String match = null;
      for (Map.Entry<String, JsonNode> candidate : left.entrySet()) {
        if (tentatively(
            () ->
                texts(entry.getKey(), candidate.getKey())
                    && agree(entry.getValue(), candidate.getValue()))) {
          match = candidate.getKey();
          break;
        }
      }
      if (match == null) {
        return false;
      }
      left.remove(match);
    }
    return true;
  }

  private boolean tentatively(java.util.function.BooleanSupplier attempt) {
    Map<String, String> before = new HashMap<>(ids);
    if (attempt.getAsBoolean()) {
      return true;
    }
    ids = before;
    return false;
  }

  private boolean sequences(JsonNode expected, JsonNode actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!agree(expected.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean unordered(JsonNode expected, JsonNode actual) {
    List<JsonNode> left = new ArrayList<>();
    actual.forEach(left::add);
    if (expected.size() != left.size()) {
      return false;
    }
    for (JsonNode item : expected) {
      boolean found = false;
      for (int i = 0; i < left.size() && !found; i++) {
        JsonNode candidate = left.get(i);
        found = tentatively(() -> agree(item, candidate));
        if (found) {
          left.remove(i);
        }
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private static boolean numbers(JsonNode expected, JsonNode actual) {
    if (expected.isIntegralNumber() != actual.isIntegralNumber()) {
      return false;
    }
    return expected.isIntegralNumber()
        ? expected.bigIntegerValue().equals(actual.bigIntegerValue())
        : Double.compare(expected.doubleValue(), actual.doubleValue()) == 0;
  }

  private boolean texts(String expected, String actual) {
    Matcher placeholder = PLACEHOLDER.matcher(expected);
    if (!placeholder.find()) {
      return expected.equals(actual);
    }
    StringBuilder pattern = new StringBuilder();
    List<String> numbers = new ArrayList<>();
    int end = 0;
    do {
      pattern.append(Pattern.quote(expected.substring(end, placeholder.start())));
      pattern.append('(').append(ID).append(')');
      numbers.add(placeholder.group(1));
      end = placeholder.end();
    } while (placeholder.find());
    pattern.append(Pattern.quote(expected.substring(end)));
    Matcher found = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(actual);
    return found.matches() && bind(numbers, found);
  }

  private boolean bind(List<String> numbers, Matcher found) {
    for (int i = 0; i < numbers.size(); i++) {
      String number = numbers.get(i);
      String id = found.group(i + 1);
      String known = ids.get(number);
      if (known == null ? ids.containsValue(id) : !known.equals(id)) {
        return false;
      }
      ids.put(number, id);
    }
    return true;
  }
}
