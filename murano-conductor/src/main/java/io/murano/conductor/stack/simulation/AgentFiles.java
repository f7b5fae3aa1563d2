package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.hot.HotException;
import io.murano.conductor.stack.hot.HotYaml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a murano-agent, as it lies in the user data of a machine (contract messaging
 * §4.3, §5.7). Drivers do not run the user data: they take from it what the agent needs.
 *
 * @param configuration text of {@code agent.conf}; holds the broker's password
 * @param certificates certificates (PEM) to check the broker against; null for none
 */
public record AgentFiles(String configuration, @Nullable String certificates) {

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");
  private static final Pattern HERE_DOCUMENT =
      Pattern.compile(
          "<<-?\\s*(['\"]?)(\\w+)\\1[^\\n]*\\n(.*?)\\n\\s*\\2\\s*(?:\\n|$)", Pattern.DOTALL);
  private static final Pattern RABBITMQ_SECTION = Pattern.compile("(?m)^\\s*\\[rabbitmq]\\s*$");
  private static final Pattern INPUT_QUEUE = Pattern.compile("(?m)^\\s*input_queue\\s*=\\s*\\S");
  private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";
  private static final int MAX_UNPACKED = 1 << 20;

  /** Finds the agent's configuration; empty if the machine has no agent. */
  public static Optional<AgentFiles> of(Machine machine) {
    List<String> candidates = new ArrayList<>(machine.files().values());
    for (MimeMultipart.Part part : MimeMultipart.read(machine.userData())) {
      candidates.add(part.text());
      candidates.addAll(writtenFiles(part.text()));
      candidates.addAll(embedded(part.text()));
    }
    String certificates =
        candidates.stream()
            .filter(text -> text.stripLeading().startsWith(CERTIFICATE))
            .findFirst()
            .orElse(null);
    return candidates.stream()
        .filter(AgentFiles::isConfiguration)
        .findFirst()
        .map(text -> new AgentFiles(text, certificates));
  }

  private static boolean isConfiguration(String text) {
    return !text.startsWith("#!")
        && !text.startsWith("#cloud-config")
        && !text.contains("<<")
        && RABBITMQ_SECTION.matcher(text).find()
        && INPUT_QUEUE.matcher(text).find();
  }

  /** Files of cloud-init's {@code write_files}. */
  private static List<String> writtenFiles(String text) {
    List<String> files = new ArrayList<>();
    if (!text.startsWith("#cloud-config")) {
      return files;
    }
    try {
      if (HotYaml.parse(text) instanceof Map<?, ?> config
          && config.get("write_files") instanceof List<?> entries) {
        for (Object entry : entries) {
          if (entry instanceof Map<?, ?> file && file.get("content") instanceof String content) {
            files.add(unpacked(content, String.valueOf(file.get("encoding"))));
          }
        }
      }
    } catch (HotException e) {
      // Cloud-init would ignore the part too; there is no agent in it.
      return List.of();
    }
    return files;
  }

  private static String unpacked(String content, String encoding) {
    boolean base64 = encoding.contains("b64") || encoding.contains("base64");
    boolean zipped = encoding.contains("gz");
    try {
      byte[] bytes =
          base64
              ? Base64.getMimeDecoder().decode(content)
              : content.getBytes(StandardCharsets.ISO_8859_1);
      if (zipped) {
        try (GZIPInputStream unzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          bytes = unzip.readNBytes(MAX_UNPACKED);
        }
      }
      return base64 || zipped ? new String(bytes, StandardCharsets.UTF_8) : content;
    } catch (IllegalArgumentException | IOException e) {
      return content;
    }
  }

  /** Files that a shell script carries as Base64 or as here-documents. */
  private static List<String> embedded(String script) {
    List<String> files = new ArrayList<>();
    Matcher encoded = BASE64.matcher(script);
    while (encoded.find()) {
      try {
        byte[] bytes = Base64.getDecoder().decode(encoded.group());
        files.add(new String(bytes, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        // A long word that only looks like Base64.
        continue;
      }
    }
    Matcher document = HERE_DOCUMENT.matcher(script);
    while (document.find()) {
      files.add(document.group(3) + "\n");
    }
    return files;
  }

  /** Returns a text without contents, which are secret. */
  @Override
  public String toString() {
    return "AgentFiles[certificates=%s]".formatted(certificates != null);
  }
}
