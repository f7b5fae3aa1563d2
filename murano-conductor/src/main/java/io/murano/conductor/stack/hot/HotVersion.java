package io.murano.conductor.stack.hot;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The versions of the template language, oldest first, with their names. */
enum HotVersion {
  V2013_05_23("2013-05-23"),
  V2014_10_16("2014-10-16"),
  V2015_04_30("2015-04-30"),
  V2015_10_15("2015-10-15"),
  V2016_04_08("2016-04-08"),
  V2016_10_14("2016-10-14", "newton"),
  V2017_02_24("2017-02-24", "ocata"),
  V2017_09_01("2017-09-01", "pike"),
  V2018_03_02("2018-03-02", "queens"),
  V2018_08_31("2018-08-31", "rocky"),
  V2021_04_16("2021-04-16", "wallaby");

  /** Template key of the version. */
  static final String KEY = "heat_template_version";

  private static final List<String> OTHER_FORMATS =
      List.of("AWSTemplateFormatVersion", "HeatTemplateFormatVersion");

  private final List<String> names;

  HotVersion(String... names) {
    this.names = List.of(names);
  }

  /**
   * Returns the version of a template.
   *
   * @throws HotException if it has none, or one that does not exist
   */
  static HotVersion of(Map<String, @Nullable Object> template) {
    Object declared = template.get(KEY);
    if (declared == null) {
      OTHER_FORMATS.stream()
          .filter(template::containsKey)
          .findFirst()
          .ifPresent(
              format -> {
                throw HotException.at(
                    format, "CloudFormation templates are not supported, only HOT (" + KEY + ")");
              });
      throw HotException.at(KEY, "the template does not say its version; known are " + known());
    }
    String text = declared instanceof LocalDate date ? date.toString() : String.valueOf(declared);
    return Arrays.stream(values())
        .filter(version -> version.names.contains(text))
        .findFirst()
        .orElseThrow(
            () ->
                HotException.at(KEY, "'%s' does not exist; known are %s".formatted(text, known())));
  }

  /** Returns whether this version is the given one or a later one. */
  boolean since(HotVersion other) {
    return compareTo(other) >= 0;
  }

  private static String known() {
    return Arrays.stream(values())
        .map(version -> String.join(" or ", version.names))
        .collect(Collectors.joining(", "));
  }

  /** Returns the version as templates write it. */
  @Override
  public String toString() {
    return names.get(0);
  }
}
