package io.murano.agent.plan;

import static io.murano.agent.plan.InvalidPlanException.malformed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the script table of a plan, checking its references to files. */
final class ScriptReader {

  private static final String CAPTURE_STDOUT = "captureStdout";
  private static final String CAPTURE_STDERR = "captureStderr";
  private static final String VERIFY_EXITCODE = "verifyExitcode";
  private static final String USE_BERKSHELF = "useBerkshelf";
  private static final String BERKSFILE_PATH = "berksfilePath";
  private static final String SEPARATOR = "::";

  private static final Set<String> TYPES =
      Set.of(PlanScript.APPLICATION, PlanScript.CHEF, PlanScript.PUPPET);

  private final FormatVersion version;
  private final Map<String, PlanFile> planFiles;

  ScriptReader(FormatVersion version, Map<String, PlanFile> planFiles) {
    this.version = version;
    this.planFiles = planFiles;
  }

  Map<String, PlanScript> read(Map<?, ?> table) {
    Map<String, PlanScript> scripts = new LinkedHashMap<>();
    table.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          PlanReader.requireSafe("Script name", name, SafeNames.problemOfName(name));
          scripts.put(name, readScript(name, value));
        });
    return scripts;
  }

  private PlanScript readScript(String name, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> script)) {
      throw malformed("Script %s is not an object".formatted(Quoted.of(name)));
    }
    String type = text(name, script, Member.TYPE);
    String entryPoint = text(name, script, Member.ENTRY_POINT);
    checkType(name, type);
    checkEntryPoint(name, type, entryPoint);
    Map<?, ?> options = options(name, script);
    checkBerkshelf(name, type, options);
    return new PlanScript(name, type, entryPoint, files(name, script), read(name, options));
  }

  private void checkType(String name, String type) {
    if (version.isInlineOnly() && !PlanScript.APPLICATION.equals(type)) {
      throw malformed(
          "Type %s of script %s: format %s knows only %s"
              .formatted(Quoted.of(type), Quoted.of(name), version, PlanScript.APPLICATION));
    }
    if (version.knowsChefAndPuppet() && !TYPES.contains(type)) {
      throw malformed(
          "Type %s of script %s is not one of %s, %s, %s"
              .formatted(
                  Quoted.of(type),
                  Quoted.of(name),
                  PlanScript.APPLICATION,
                  PlanScript.CHEF,
                  PlanScript.PUPPET));
    }
  }

  private void checkEntryPoint(String name, String type, String entryPoint) {
    if (!version.isInlineOnly() && !version.knowsChefAndPuppet()) {
      return;
    }
    if (PlanScript.APPLICATION.equals(type)) {
      if (!planFiles.containsKey(entryPoint)) {
        throw malformed(
            "EntryPoint %s of script %s is not in Files"
                .formatted(Quoted.of(entryPoint), Quoted.of(name)));
      }
    } else if (!entryPoint.contains(SEPARATOR)) {
      throw malformed(
          "EntryPoint %s of script %s has no %s between module and name"
              .formatted(Quoted.of(entryPoint), Quoted.of(name), SEPARATOR));
    }
  }

  private static Map<?, ?> options(String name, Map<?, ?> script) {
    Object options = script.get(Member.OPTIONS);
    if (options == null) {
      return Map.of();
    }
    if (options instanceof Map<?, ?> object) {
      return object;
    }
    throw malformed("Options of script %s is not an object".formatted(Quoted.of(name)));
  }

  private void checkBerkshelf(String name, String type, Map<?, ?> options) {
    if (!version.knowsChefAndPuppet()
        || !(options.containsKey(USE_BERKSHELF) || options.containsKey(BERKSFILE_PATH))) {
      return;
    }
    if (!version.knowsBerkshelf()) {
      throw malformed(
          "Script %s has a Berkshelf option, which format %s does not allow"
              .formatted(Quoted.of(name), version));
    }
    if (!PlanScript.CHEF.equals(type)) {
      throw malformed(
          "Script %s has a Berkshelf option, which type %s does not allow"
              .formatted(Quoted.of(name), type));
    }
  }

  private List<String> files(String name, Map<?, ?> script) {
    Object items = script.get(Member.FILES);
    if (items == null) {
      return List.of();
    }
    if (!(items instanceof List<?> list)) {
      throw malformed("Files of script %s is not an array".formatted(Quoted.of(name)));
    }
    List<String> ids = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof String id) || !planFiles.containsKey(id)) {
        throw malformed(
            "Script %s needs file %s, which is not in Files"
                .formatted(Quoted.of(name), Quoted.of(String.valueOf(item))));
      }
      ids.add(id);
    }
    return ids;
  }

  private static PlanScript.Options read(String name, Map<?, ?> options) {
    Object berksfile = options.get(BERKSFILE_PATH);
    if (berksfile != null) {
      String path = String.valueOf(berksfile);
      PlanReader.requireSafe(
          "%s of script %s".formatted(BERKSFILE_PATH, Quoted.of(name)),
          path,
          SafeNames.problemOfPath(path));
    }
    return new PlanScript.Options(
        Truth.of(options, CAPTURE_STDOUT, true),
        Truth.of(options, CAPTURE_STDERR, true),
        Truth.of(options, VERIFY_EXITCODE, true),
        Truth.of(options, USE_BERKSHELF, false),
        berksfile == null ? null : String.valueOf(berksfile));
  }

  private static String text(String name, Map<?, ?> script, String member) {
    if (script.get(member) instanceof String text) {
      return text;
    }
    throw malformed("Script %s has no text %s".formatted(Quoted.of(name), member));
  }
}
