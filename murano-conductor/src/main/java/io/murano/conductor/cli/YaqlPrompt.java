package io.murano.conductor.cli;

import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.error.SourcePosition;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.error.YaqlParsingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The prompt of {@code yaql}: one expression a line, continued while it is incomplete, with a
 * history that is kept between sessions in {@code ~/.murano_yaql_history}.
 */
final class YaqlPrompt {

  private static final String HELP =
      """
      An expression is evaluated and its value printed as JSON.
        :data FILE      take the content of a JSON file as $
        :set NAME JSON  set the variable $NAME
        :engine NAME    change to default, murano, murano10 or legacy
        :tree EXPR      print an expression as it is understood
        :help           print this text
        :quit           leave (so does Ctrl-D)""";

  private final YaqlSession session;
  private final PrintWriter out;

  YaqlPrompt(YaqlSession session, PrintWriter out) {
    this.session = session;
    this.out = out;
  }

  /** Opens the prompt on the process's terminal; returns the exit code. */
  static int open(YaqlSession session) throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .completer(new StringsCompleter(session.functionNames()))
              .variable(
                  LineReader.HISTORY_FILE,
                  Path.of(System.getProperty("user.home", "."), ".murano_yaql_history"))
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      return new YaqlPrompt(session, terminal.writer()).run(reader);
    }
  }

  private int run(LineReader reader) {
    StringBuilder pending = new StringBuilder();
    while (true) {
      try {
        String name = session.dialect().name().toLowerCase(Locale.ROOT);
        pending.append(reader.readLine(pending.length() == 0 ? name + "> " : "... "));
      } catch (UserInterruptException e) {
        pending.setLength(0);
        continue;
      } catch (EndOfFileException e) {
        return 0;
      }
      Answer answer = answer(pending.toString());
      if (answer == Answer.LEAVE) {
        return 0;
      }
      if (answer == Answer.MORE) {
        pending.append('\n');
      } else {
        pending.setLength(0);
      }
    }
  }

  /** What follows a line. */
  enum Answer {
    /** The next line begins anew. */
    DONE,
    /** The next line continues this one. */
    MORE,
    /** The person wants to leave. */
    LEAVE
  }

  /** Reacts to what was typed. */
  Answer answer(String input) {
    String text = input.strip();
    if (text.isEmpty()) {
      return Answer.DONE;
    }
    try {
      if (text.startsWith(":") && text.length() > 1 && Character.isLetter(text.charAt(1))) {
        return command(text.substring(1));
      }
      out.println(YaqlSession.pretty(session.evaluate(input)));
    } catch (YaqlException e) {
      if (isIncomplete(e)) {
        return Answer.MORE;
      }
      YaqlSession.print(e, out);
    } catch (IOException e) {
      out.println(e.getMessage());
    }
    out.flush();
    return Answer.DONE;
  }

  /** An expression that ends too early can go on; an empty line in between gives up. */
  private static boolean isIncomplete(YaqlException error) {
    SourcePosition position = error.position();
    return error instanceof YaqlParsingException
        && error.errorName().equals("YaqlGrammarException")
        && position != null
        && position.start() == position.source().length()
        && !position.source().endsWith("\n");
  }

  private Answer command(String text) throws IOException {
    String[] words = text.split("\\s+", 2);
    String argument = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "quit", "exit" -> {
        return Answer.LEAVE;
      }
      case "data" -> session.loadData(Path.of(argument));
      case "set" -> {
        String[] parts = argument.split("\\s+", 2);
        session.setVariable(parts[0], parts.length > 1 ? parts[1] : "null");
      }
      case "engine" -> use(argument);
      case "tree" -> out.println(session.normalized(argument));
      case "help" -> out.println(HELP);
      default -> {
        // Murano's own prefix operator: an expression after all.
        out.println(YaqlSession.pretty(session.evaluate(":" + text)));
      }
    }
    out.flush();
    return Answer.DONE;
  }

  private void use(String name) {
    try {
      session.use(YaqlDialect.valueOf(name.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      out.println("There is no engine " + name + "; known are default, murano, murano10, legacy");
    }
  }
}
