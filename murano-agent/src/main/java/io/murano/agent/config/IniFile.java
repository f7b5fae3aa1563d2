package io.murano.agent.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads configuration files as oslo.config does: sections, {@code key = value} or {@code key:
 * value}, comments from {@code #} or {@code ;} at the start of a line, values that go on in
 * indented lines, values in matching quotes, a later value in place of an earlier one. Owned by one
 * thread.
 */
final class IniFile {

  private static final String DEFAULT_SECTION = "DEFAULT";

  private final String name;
  private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
  private String section = DEFAULT_SECTION;
  private @Nullable String key;
  private List<String> value = new ArrayList<>();

  private IniFile(String name) {
    this.name = name;
  }

  /**
   * Reads a file's text.
   *
   * @param name the file's name, for complaints
   * @return keys and values by section; keys before any section are in {@code DEFAULT}
   * @throws ConfigurationException naming file and line of what cannot be understood
   */
  static Map<String, Map<String, String>> parse(String name, String text) {
    IniFile file = new IniFile(name);
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      file.line(line.stripTrailing(), number);
    }
    file.flush();
    return file.sections;
  }

  private void line(String line, int number) {
    if (line.isEmpty()) {
      flush();
    } else if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
      continueValue(line, number);
    } else {
      flush();
      begin(line, number);
    }
  }

  private void continueValue(String line, int number) {
    if (key == null) {
      throw complaint(number, "an indented line continues nothing");
    }
    value.add(line.stripLeading());
  }

  private void begin(String line, int number) {
    char first = line.charAt(0);
    if (first == '#' || first == ';') {
      return;
    }
    if (first == '[') {
      if (line.length() < 3 || !line.endsWith("]")) {
        throw complaint(number, "a section is written [name]");
      }
      section = line.substring(1, line.length() - 1);
      return;
    }
    int separator = separator(line);
    if (separator < 0) {
      throw complaint(number, "there is neither = nor : after the key");
    }
    String name = line.substring(0, separator).strip();
    if (name.isEmpty()) {
      throw complaint(number, "there is no key before the separator");
    }
    key = name;
    value = new ArrayList<>(List.of(unquote(line.substring(separator + 1).strip())));
  }

  private void flush() {
    if (key != null) {
      sections
          .computeIfAbsent(section, ignored -> new LinkedHashMap<>())
          .put(key, String.join("\n", value));
    }
    key = null;
  }

  private static int separator(String line) {
    int equal = line.indexOf('=');
    int colon = line.indexOf(':');
    if (equal < 0 || colon < 0) {
      return Math.max(equal, colon);
    }
    return Math.min(equal, colon);
  }

  private static String unquote(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(0) == value.charAt(value.length() - 1);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private ConfigurationException complaint(int line, String problem) {
    return new ConfigurationException("%s line %d: %s".formatted(name, line, problem));
  }
}
