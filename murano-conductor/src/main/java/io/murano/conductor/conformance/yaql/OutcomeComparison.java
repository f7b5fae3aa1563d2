package io.murano.conductor.conformance.yaql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Compares outcomes: integers and floats differ, sets and dictionaries have no order. */
final class OutcomeComparison {

  private static final List<String> UNORDERED = List.of("$set", "$unordered", "$dict");

  private OutcomeComparison() {}

  static boolean agree(JsonNode expected, JsonNode actual) {
    String tag = tag(expected);
    if (UNORDERED.contains(tag)) {
      JsonNode items = actual;
      if (tag(actual).equals(tag)) {
        items = actual.get(tag);
      } else if (!tag.equals("$unordered")) {
        return false;
      }
      return sameItems(expected.get(tag), items);
    }
    if (expected.isObject()) {
      return actual.isObject() && sameMembers(expected, actual);
    }
    if (expected.isArray()) {
      return actual.isArray() && sameSequence(expected, actual);
    }
    if (expected.isNumber()) {
      return sameNumber(expected, actual);
    }
    return expected.equals(actual);
  }

  private static String tag(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return "";
    }
    return node.properties().iterator().next().getKey();
  }

  private static boolean sameNumber(JsonNode expected, JsonNode actual) {
    if (!actual.isNumber() || expected.isIntegralNumber() != actual.isIntegralNumber()) {
      return false;
    }
    return expected.isIntegralNumber()
        ? expected.bigIntegerValue().equals(actual.bigIntegerValue())
        : Double.compare(expected.doubleValue(), actual.doubleValue()) == 0;
  }

  private static boolean sameMembers(JsonNode expected, JsonNode actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      JsonNode other = actual.get(entry.getKey());
      if (other == null || !agree(entry.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameSequence(JsonNode expected, JsonNode actual) {
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

  private static boolean sameItems(JsonNode expected, JsonNode actual) {
    if (!actual.isArray() || expected.size() != actual.size()) {
      return false;
    }
    List<JsonNode> left = new ArrayList<>();
    actual.forEach(left::add);
    for (JsonNode item : expected) {
      boolean found = false;
      for (int i = 0; i < left.size() && !found; i++) {
        if (agree(item, left.get(i))) {
          left.remove(i);
          found = true;
        }
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }
}
