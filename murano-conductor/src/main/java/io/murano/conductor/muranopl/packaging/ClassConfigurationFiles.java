package io.murano.conductor.muranopl.packaging;

import io.murano.conductor.muranopl.error.PackageException;
import io.murano.conductor.muranopl.value.JsonValues;
import io.murano.conductor.muranopl.version.SemanticVersion;
import io.murano.conductor.muranopl.yaml.YamlReader;
import io.murano.conductor.muranopl.yaml.YamlSyntaxException;
import io.murano.conductor.muranopl.yaml.YamlValues;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files in which an administrator sets defaults of properties (contract muranopl §2.3). The first
 * file that exists counts: the one for the most precise version, JSON before YAML.
 */
public final class ClassConfigurationFiles {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;

  /** Creates the view of a folder, which need not exist. */
  public ClassConfigurationFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns property name → value for a class; empty if it is not configured.
   *
   * @throws PackageException if the file cannot be read
   */
  public YaqlDict find(String className, SemanticVersion version) {
    for (String name : names(className, version)) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        Object content = read(file);
        if (!Values.truth(content)) {
          return FrozenDict.EMPTY;
        }
        if (content instanceof YaqlDict dict) {
          return dict;
        }
        throw PackageException.format(file + " must map property names to values");
      }
    }
    return FrozenDict.EMPTY;
  }

  private static List<String> names(String className, SemanticVersion version) {
    List<String> stems = new ArrayList<>();
    stems.add(className + "-" + version.major() + "." + version.minor() + "." + version.patch());
    stems.add(className + "-" + version.major() + "." + version.minor());
    stems.add(className + "-" + version.major());
    if (version.major() == 0) {
      stems.add(className);
    }
    List<String> names = new ArrayList<>();
    for (String stem : stems) {
      names.add(stem + ".json");
      names.add(stem + ".yaml");
    }
    return names;
  }

  private static @Nullable Object read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return file.toString().endsWith(".json")
          ? JsonValues.fromJson(JSON.readTree(text))
          : YamlValues.of(YamlReader.plain().read(text, file.toString()));
    } catch (IOException | JacksonException | YamlSyntaxException e) {
      throw PackageException.load("Class configuration " + file + ": " + e.getMessage(), e);
    }
  }
}
