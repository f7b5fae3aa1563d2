package io.murano.agent.store;

import io.murano.agent.json.JsonFormatException;
import io.murano.agent.json.JsonText;
import io.murano.agent.plan.PlanMessage;
import io.murano.agent.plan.PlanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the queue as the original's agent keeps it: a folder per plan, named by time, with {@code
 * plan.json} and perhaps {@code result.json} (contract messaging §4.9). So that an agent can be
 * replaced by this one without losing a plan or a result.
 */
final class FolderQueue {

  private static final String PLAN_FILE = "plan.json";
  private static final String RESULT_FILE = "result.json";
  private static final String STAMP_FILE = "stamp";

  private final Path folder;

  FolderQueue(Path folder) {
    this.folder = folder;
  }

  /** Returns the folders of the queue, oldest first. */
  List<Path> items() throws IOException {
    List<Path> items = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "[0-9]*")) {
      for (Path item : found) {
        if (Files.isDirectory(item)) {
          items.add(item);
        }
      }
    }
    items.sort(Comparator.comparing(item -> item.getFileName().toString()));
    return items;
  }

  /** Returns the highest stamp that was accepted; 0 if there is none or it cannot be read. */
  long stamp() {
    try {
      return Long.parseLong(Files.readString(folder.resolve(STAMP_FILE)).trim());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  /** Returns the result in an item, or null if the plan had not ended. */
  @Nullable PlanResult result(Path item) throws IOException {
    Path file = item.resolve(RESULT_FILE);
    if (!Files.exists(file)) {
      return null;
    }
    Map<?, ?> result = object(file);
    Object errorCode = result.get("ErrorCode");
    return new PlanResult(
        text(result.get("SourceID")),
        text(result.get("ReplyTo")),
        errorCode instanceof Long code ? code.intValue() : 0,
        JsonText.write(result));
  }

  /** Returns the plan in an item, or null if there is no such file. */
  @Nullable PlanMessage plan(Path item) throws IOException {
    Path file = item.resolve(PLAN_FILE);
    if (!Files.exists(file)) {
      return null;
    }
    Map<?, ?> plan = object(file);
    return new PlanMessage(
        text(plan.get("ID")),
        text(plan.get("ReplyTo")),
        decode(plan.get("Signature")),
        decode(plan.get("Data")));
  }

  private static Map<?, ?> object(Path file) throws IOException {
    if (JsonText.read(Files.readAllBytes(file)) instanceof Map<?, ?> map) {
      return map;
    }
    throw new JsonFormatException("%s is not a JSON object".formatted(file.getFileName()));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text && !text.isEmpty() ? text : null;
  }

  private static byte[] decode(@Nullable Object value) {
    if (!(value instanceof String text)) {
      throw new JsonFormatException("A Base64 text is missing");
    }
    try {
      return Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new JsonFormatException("A text is not Base64");
    }
  }
}
