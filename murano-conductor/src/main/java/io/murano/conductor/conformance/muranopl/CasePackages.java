package io.murano.conductor.conformance.muranopl;

import io.murano.conductor.muranopl.packaging.InMemoryPackageFiles;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageManifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds the packages of a case in memory. */
final class CasePackages {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private CasePackages() {}

  static List<PackageFiles> of(ConformanceCase conformanceCase) {
    List<PackageFiles> result = new ArrayList<>();
    for (JsonNode source : conformanceCase.member("packages")) {
      result.add(files(source));
    }
    return result;
  }

  private static PackageFiles files(JsonNode source) {
    Map<String, byte[]> files = new TreeMap<>();
    ObjectNode manifest = MAPPER.createObjectNode();
    manifest.put("Type", source.path("type").asString("Library"));
    copy(source, "name", manifest, "FullName");
    copy(source, "version", manifest, "Version");
    copy(source, "format", manifest, "Format");
    copy(source, "require", manifest, "Require");
    copy(source, "meta", manifest, "Meta");
    ObjectNode classes = manifest.putObject("Classes");
    for (Map.Entry<String, JsonNode> entry : source.path("classes").properties()) {
      String text = entry.getValue().asString();
      if (text.startsWith("@")) {
        classes.put(entry.getKey(), text.substring(1));
      } else {
        String file = entry.getKey() + ".yaml";
        classes.put(entry.getKey(), file);
        files.put("Classes/" + file, bytes(text));
      }
    }
    source
        .path("files")
        .properties()
        .forEach(
            entry -> files.put("Classes/" + entry.getKey(), bytes(entry.getValue().asString())));
    source
        .path("resources")
        .properties()
        .forEach(
            entry -> files.put("Resources/" + entry.getKey(), bytes(entry.getValue().asString())));
    files.put(PackageManifest.PATH, bytes(manifest.toString()));
    return new InMemoryPackageFiles(files);
  }

  private static void copy(JsonNode source, String from, ObjectNode target, String to) {
    JsonNode value = source.get(from);
    if (value != null) {
      target.set(to, value);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
