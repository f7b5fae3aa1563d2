package io.murano.conductor.conformance;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Case files ({@code *.jsonl}, one case a line) and the file that takes the outcomes. */
public final class RecordedCases {

  private RecordedCases() {}

  /**
   * Makes a case of its record.
   *
   * @param <C> kind of case
   */
  @FunctionalInterface
  public interface Parser<C> {

    /**
     * Returns the case.
     *
     * @throws IOException if a member is missing; the message begins with a verb, as in {@code has
     *     no member "id"}
     */
    C parse(JsonNode line) throws IOException;
  }

  /**
   * Reads all cases, file by file in the order of their names.
   *
   * @param depth how many levels of folders are searched; 1 for those files only that are in the
   *     folder itself
   * @throws IOException if a file cannot be read or a line is no case
   */
  public static <C> List<C> read(Path folder, int depth, Parser<C> parser) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.walk(folder, depth)) {
      files = entries.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    List<C> cases = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (!line.isBlank()) {
          cases.add(parse(line, file, parser));
        }
      }
    }
    return cases;
  }

  private static <C> C parse(String line, Path file, Parser<C> parser) throws IOException {
    try {
      return parser.parse(JsonMapper.shared().readTree(line));
    } catch (JacksonException e) {
      throw new IOException("a line of " + file + " is no JSON", e);
    } catch (IOException e) {
      throw new IOException("a line of " + file + " " + e.getMessage(), e);
    }
  }

  /**
   * Runs cases in their order.
   *
   * @param outcomes file that gets one outcome a line, or null
   * @param trial runs a case and returns its outcome with its id
   * @throws IOException if the outcomes cannot be written
   */
  public static <C> void run(List<C> cases, @Nullable Path outcomes, Function<C, ObjectNode> trial)
      throws IOException {
    try (Writer writer =
        outcomes == null
            ? Writer.nullWriter()
            : Files.newBufferedWriter(outcomes, StandardCharsets.UTF_8)) {
      for (C one : cases) {
        writer.write(trial.apply(one) + System.lineSeparator());
      }
    }
  }
}
