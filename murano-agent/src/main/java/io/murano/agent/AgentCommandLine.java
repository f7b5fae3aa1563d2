package io.murano.agent;

import io.murano.agent.config.AgentConf;
import io.murano.agent.config.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line: the original agent's options for configuration files, some verbs, and Spring
 * properties as {@code --name=value}.
 *
 * @param verb what to do
 * @param configurationFiles files to read, in order; later ones override earlier ones
 * @param springArguments what is passed on to Spring Boot
 */
record AgentCommandLine(Verb verb, List<Path> configurationFiles, List<String> springArguments) {

  static final String USAGE =
      """
      murano-agent: takes execution plans from a queue, runs them, sends the results.

      Usage: java -jar murano-agent.jar [options] [--name=value ...]

        --config-file FILE   read settings from FILE; may be repeated, later files win
        --config-dir DIR     read settings from DIR/*.conf, in order of their names
                             (without either: /etc/murano/agent.conf, if it exists)
        --debug              log every step
        --check-config       show the settings in effect and what is wrong with them, then end
        --warm-up            run a plan that does nothing, then end: to record a class archive
        --version            show the version
        --help               show this text

      Settings from files are overridden by MURANO_AGENT_* environment variables, and those by
      properties on the command line, such as --murano.agent.rabbitmq.host=broker.example.org
      """;

  /** What the agent is started for. */
  enum Verb {
    RUN,
    CHECK_CONFIG,
    WARM_UP,
    VERSION,
    HELP
  }

  /** Copies the lists. */
  AgentCommandLine {
    configurationFiles = List.copyOf(configurationFiles);
    springArguments = List.copyOf(springArguments);
  }

  /**
   * Reads a command line.
   *
   * @throws ConfigurationException if an option is unknown or lacks its value
   */
  static AgentCommandLine parse(String... arguments) {
    Parser parser = new Parser();
    for (int i = 0; i < arguments.length; i++) {
      String next = i + 1 < arguments.length ? arguments[i + 1] : null;
      i += parser.accept(arguments[i], next);
    }
    return parser.result();
  }

  private static final class Parser {

    private Verb verb = Verb.RUN;
    private final List<Path> files = new ArrayList<>();
    private final List<String> spring = new ArrayList<>();
    private boolean filesNamed;

    /** Takes an argument; returns how many following ones belong to it. */
    int accept(String argument, @org.jspecify.annotations.Nullable String next) {
      int equal = argument.indexOf('=');
      String name = equal < 0 ? argument : argument.substring(0, equal);
      switch (name) {
        case "--config-file":
        case "--config-dir":
          String value = equal < 0 ? next : argument.substring(equal + 1);
          if (value == null || value.isEmpty()) {
            throw new ConfigurationException("%s needs a path".formatted(name));
          }
          add(name, Path.of(value));
          return equal < 0 ? 1 : 0;
        case "--debug":
          spring.add("--logging.level.io.murano=DEBUG");
          return 0;
        case "--check-config":
          verb = Verb.CHECK_CONFIG;
          return 0;
        case "--warm-up":
          verb = Verb.WARM_UP;
          return 0;
        case "--version":
          verb = Verb.VERSION;
          return 0;
        case "--help":
        case "-h":
          verb = Verb.HELP;
          return 0;
        default:
          if (equal < 0 || !name.startsWith("--")) {
            throw new ConfigurationException("Unknown option %s; see --help".formatted(name));
          }
          spring.add(argument);
          return 0;
      }
    }

    private void add(String option, Path path) {
      filesNamed = true;
      if ("--config-dir".equals(option)) {
        files.addAll(AgentConf.filesIn(path));
      } else {
        files.add(path);
      }
    }

    AgentCommandLine result() {
      if (!filesNamed && Files.isReadable(AgentConf.DEFAULT_FILE)) {
        files.add(AgentConf.DEFAULT_FILE);
      }
      return new AgentCommandLine(verb, files, spring);
    }
  }
}
