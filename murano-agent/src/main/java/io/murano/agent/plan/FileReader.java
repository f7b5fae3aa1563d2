package io.murano.agent.plan;

import static io.murano.agent.plan.InvalidPlanException.malformed;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the file table of a plan. */
final class FileReader {

  private static final String DOWNLOADABLE = "Downloadable";
  private static final String TEXT = "Text";
  private static final String BASE64 = "Base64";

  private final FormatVersion version;

  FileReader(FormatVersion version) {
    this.version = version;
  }

  Map<String, PlanFile> read(Map<?, ?> table) {
    Map<String, PlanFile> files = new LinkedHashMap<>();
    table.forEach(
        (key, value) -> {
          String id = String.valueOf(key);
          PlanReader.requireSafe("File id", id, SafeNames.problemOfName(id));
          files.put(id, readFile(id, value));
        });
    return files;
  }

  private PlanFile readFile(String id, Object value) {
    if (!(value instanceof Map<?, ?> file)) {
      throw malformed("File %s is not an object".formatted(Quoted.of(id)));
    }
    if (version.isInlineOnly() && (file.containsKey(Member.TYPE) || file.containsKey(Member.URL))) {
      throw malformed(
          "File %s has a Type or URL, which format %s does not allow"
              .formatted(Quoted.of(id), version));
    }
    if (file.containsKey(Member.TYPE)) {
      return readDownloadable(id, file);
    }
    if (file.containsKey(Member.BODY)) {
      return readInline(id, file);
    }
    throw malformed("File %s has neither a Body nor a Type with URL".formatted(Quoted.of(id)));
  }

  private static PlanFile readDownloadable(String id, Map<?, ?> file) {
    String name = name(id, file);
    String url = text(id, file, Member.URL);
    Object type = file.get(Member.TYPE);
    if (!DOWNLOADABLE.equals(type)) {
      return new PlanFile.Unusable(
          name, "File %s is of type %s, not %s".formatted(Quoted.of(id), type, DOWNLOADABLE));
    }
    return new PlanFile.Downloadable(name, url);
  }

  private static PlanFile readInline(String id, Map<?, ?> file) {
    String name = name(id, file);
    String bodyType = text(id, file, Member.BODY_TYPE);
    if (!TEXT.equals(bodyType) && !BASE64.equals(bodyType)) {
      throw malformed(
          "BodyType %s of file %s is neither %s nor %s"
              .formatted(Quoted.of(bodyType), Quoted.of(id), TEXT, BASE64));
    }
    return new PlanFile.Inline(name, BASE64.equals(bodyType), text(id, file, Member.BODY));
  }

  private static String name(String id, Map<?, ?> file) {
    String name = text(id, file, Member.NAME);
    PlanReader.requireSafe(
        "Name of file %s".formatted(Quoted.of(id)), name, SafeNames.problemOfPath(name));
    return name;
  }

  private static String text(String id, Map<?, ?> file, String member) {
    if (file.get(member) instanceof String text) {
      return text;
    }
    throw malformed("File %s has no text %s".formatted(Quoted.of(id), member));
  }
}
