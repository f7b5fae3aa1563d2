package io.murano.conductor.muranopl.type;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Lists of accepted words for messages. */
final class Words {

  private Words() {}

  static String list(Object[] values) {
    return Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "));
  }
}
