package io.murano.agent.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings in {@code agent.conf} files, as Spring properties (contract messaging §4.3). Keys
 * the original does not know are those of {@link AgentProperties} with underscores.
 */
public final class AgentConf {

  /** File that is read if the command line names none; it may be absent. */
  public static final Path DEFAULT_FILE = Path.of("/etc/murano/agent.conf");

  private static final String DEFAULT_SECTION = "DEFAULT";
  private static final Pattern REFERENCE =
      Pattern.compile("\\\\\\$|\\$\\$|\\$\\{(\\w+)\\}|\\$(\\w+)");

  private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
  private final List<Path> files = new ArrayList<>();

  private AgentConf() {}

  /**
   * Reads files; later ones override earlier ones.
   *
   * @throws ConfigurationException if a file cannot be read or understood
   */
  public static AgentConf read(List<Path> files) {
    AgentConf conf = new AgentConf();
    files.forEach(conf::add);
    return conf;
  }

  /**
   * Returns the configuration files of a folder, in order of their names.
   *
   * @throws ConfigurationException if the folder cannot be read
   */
  public static List<Path> filesIn(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.conf")) {
      files.forEach(found::add);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Configuration folder %s cannot be read: %s".formatted(folder, e.getMessage()));
    }
    Collections.sort(found);
    return found;
  }

  /** Returns the files that were read. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** Returns the settings as properties, values ready for Spring's placeholder resolution. */
  public Map<String, Object> toProperties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    sections.forEach(
        (section, values) ->
            values.forEach(
                (key, value) ->
                    ConfKey.propertyFor(section, key)
                        .ifPresent(
                            name -> properties.put(name, escape(substitute(section, value))))));
    LoggingConf.of(sections.getOrDefault(DEFAULT_SECTION, Map.of()), this::substituted)
        .addTo(properties);
    return properties;
  }

  /** Returns the keys that mean nothing to this agent, as {@code section.key}, sorted. */
  public List<String> unknownKeys() {
    TreeSet<String> unknown = new TreeSet<>();
    sections.forEach(
        (section, values) ->
            values.keySet().stream()
                .filter(key -> !ConfKey.isKnown(section, key) && !LoggingConf.isKnown(section, key))
                .forEach(key -> unknown.add(section + "." + key)));
    return List.copyOf(unknown);
  }

  private void add(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Configuration file %s cannot be read: %s".formatted(file, e.getMessage()));
    }
    files.add(file);
    IniFile.parse(file.toString(), text)
        .forEach(
            (section, values) ->
                sections.computeIfAbsent(section, name -> new LinkedHashMap<>()).putAll(values));
  }

  private String substituted(String value) {
    return substitute(DEFAULT_SECTION, value);
  }

  /** Replaces references to other keys, as oslo.config does; unknown ones stay. */
  private String substitute(String section, String value) {
    Matcher matcher = REFERENCE.matcher(value);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      String replacement = name == null ? "$" : lookUp(section, name);
      matcher.appendReplacement(
          text, Matcher.quoteReplacement(replacement == null ? matcher.group() : replacement));
    }
    return matcher.appendTail(text).toString();
  }

  private @Nullable String lookUp(String section, String name) {
    String own = sections.getOrDefault(section, Map.of()).get(name);
    return own == null ? sections.getOrDefault(DEFAULT_SECTION, Map.of()).get(name) : own;
  }

  private static String escape(String value) {
    return value.replace("${", "\\${");
  }
}
