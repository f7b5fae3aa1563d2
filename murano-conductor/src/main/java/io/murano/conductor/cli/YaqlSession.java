package io.murano.conductor.cli;

import io.murano.conductor.conformance.yaql.InputValues;
import io.murano.conductor.conformance.yaql.OutputValues;
import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.YaqlEngine;
import io.murano.conductor.yaql.error.ResolutionException;
import io.murano.conductor.yaql.error.SourcePosition;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person works with at the prompt or on one line: an engine, data, variables. */
final class YaqlSession {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final UnaryOperator<YaqlOptions.Builder> overrides;
  private YaqlDialect dialect;
  private YaqlEngine engine;
  private Context context;
  private @Nullable Object data;

  YaqlSession(YaqlDialect dialect, UnaryOperator<YaqlOptions.Builder> overrides) {
    this.overrides = overrides;
    this.dialect = dialect;
    this.engine = engineOf(dialect);
    this.context = dialect.context().createChild();
  }

  private YaqlEngine engineOf(YaqlDialect chosen) {
    YaqlEngine standard = chosen.engine();
    return standard.withOptions(overrides.apply(standard.options().toBuilder()).build());
  }

  /** Changes the dialect; variables are forgotten. */
  void use(YaqlDialect chosen) {
    dialect = chosen;
    engine = engineOf(chosen);
    context = chosen.context().createChild();
  }

  YaqlDialect dialect() {
    return dialect;
  }

  /**
   * Takes the content of a JSON file as {@code $}.
   *
   * @throws IOException if the file cannot be read or is no JSON
   */
  void loadData(Path file) throws IOException {
    data = parse(read(file), file.toString());
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is no UTF-8 text", e);
    }
  }

  void setData(@Nullable Object value) {
    data = value;
  }

  /**
   * Sets a variable to a JSON value.
   *
   * @throws IOException if the text is no JSON
   */
  void setVariable(String name, String json) throws IOException {
    context.set(name, io.murano.conductor.yaql.type.DataConverter.freeze(parse(json, name)));
  }

  static @Nullable Object parse(String json, String where) throws IOException {
    try {
      return InputValues.decode(MAPPER.readTree(json));
    } catch (JacksonException e) {
      throw new IOException(where + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns the names of all visible functions, for completion. */
  Set<String> functionNames() {
    Set<String> names = new TreeSet<>(context.functionNames());
    names.removeIf(name -> name.startsWith("#") || name.startsWith("*"));
    return names;
  }

  /**
   * Evaluates an expression.
   *
   * @throws YaqlException if it cannot be parsed or fails
   */
  JsonNode evaluate(String expression) {
    Object value =
        engine
            .parse(expression)
            .evaluateOn(data, context.createChild(), new Evaluation(engine.options(), null));
    return new OutputValues(!engine.options().convertTuplesToLists()).encode(value);
  }

  /** Returns the syntax tree of an expression as normalised source text. */
  String normalized(String expression) {
    return engine.parse(expression).tree().toString();
  }

  static String pretty(JsonNode node) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
  }

  /** Prints an error with its place in the source and, if no overload fits, the candidates. */
  static void print(YaqlException error, PrintWriter out) {
    SourcePosition position = error.position();
    if (position != null) {
      out.println(position.caret());
    }
    String message = error.getMessage();
    String where =
        position == null ? "" : " (line " + position.line() + ", column " + position.column() + ")";
    out.println(error.errorName() + ": " + message + where);
    if (error instanceof ResolutionException resolution) {
      resolution.candidates().forEach(candidate -> out.println("  candidate: " + candidate));
    }
    out.flush();
  }
}
