package io.murano.conductor.cli;

import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yaql}: evaluates an expression, or opens a prompt. */
@Command(
    name = "yaql",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Evaluates a YAQL expression and prints the value as JSON. Without an expression it opens a"
            + " prompt. What JSON lacks is written as an object with one member that begins with $,"
            + " for example {\"$$datetime\": \"2020-01-02T03:04:05+00:00\"}; data may contain such"
            + " objects too.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the expression has a value",
      "1:the expression cannot be parsed or its evaluation failed",
      "2:wrong usage",
      "3:a file cannot be read or holds no JSON"
    })
final class YaqlCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "EXPRESSION",
      description = "The expression; without it a prompt opens.")
  private @Nullable String expression;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "JSON file whose content is $. Without it $ is null.")
  private @Nullable Path data;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "murano",
      description = "default, murano, murano10 or legacy (default: ${DEFAULT-VALUE}).")
  private YaqlDialect dialect;

  @Option(
      names = "--var",
      paramLabel = "NAME=JSON",
      description = "Sets the variable $NAME to a JSON value. May be given several times.")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(
      names = "--limit-iterators",
      paramLabel = "N",
      description = "Most elements a collection may deliver; -1 for no limit.")
  private @Nullable Long limitIterators;

  @Option(
      names = "--memory-quota",
      paramLabel = "BYTES",
      description = "Most bytes a value may take; -1 for no limit.")
  private @Nullable Long memoryQuota;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Longest evaluation in seconds (default: ${DEFAULT-VALUE}).")
  private double timeLimit;

  @Option(
      names = "--tree",
      description = "Print the expression as it was understood instead of evaluating it.")
  private boolean tree;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  YaqlCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    YaqlSession session = new YaqlSession(dialect, this::limited);
    try {
      if (data != null) {
        session.loadData(data);
      }
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        session.setVariable(variable.getKey(), variable.getValue());
      }
      if (expression == null) {
        return YaqlPrompt.open(session);
      }
      out.println(
          tree ? session.normalized(expression) : YaqlSession.pretty(session.evaluate(expression)));
      out.flush();
      return 0;
    } catch (YaqlException e) {
      YaqlSession.print(e, err);
      return MuranoCli.FAILED;
    } catch (IOException e) {
      err.println(e.getMessage());
      return MuranoCli.FILE_PROBLEM;
    }
  }

  private YaqlOptions.Builder limited(YaqlOptions.Builder options) {
    if (limitIterators != null) {
      options.limitIterators(limitIterators);
    }
    if (memoryQuota != null) {
      options.memoryQuota(memoryQuota);
    }
    return options.timeLimit(Duration.ofMillis(Math.max(1, (long) (timeLimit * 1000))));
  }
}
