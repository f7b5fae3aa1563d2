package io.murano.conductor.support;

import io.murano.conductor.MuranoConductorApplication;
import io.murano.conductor.agent.AgentGateway;
import io.murano.conductor.deployment.TaskProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A conductor whose program is {@link ScriptedProgram} or one of the test's own. */
public final class ScriptedConductor {

  /** What a process logs once it runs. */
  static final String UP = "The conductor is up";

  private ScriptedConductor() {}

  /** Entry point of a conductor in a process of its own. */
  public static void main(String[] args) {
    var unused = start(args);
    LoggerFactory.getLogger(ScriptedConductor.class).warn(UP);
  }

  /**
   * Starts a conductor within the test.
   *
   * @param settings as on a command line, without dashes: {@code murano.conductor.slots=2}
   */
  public static ConfigurableApplicationContext start(String... settings) {
    return start(
        context -> new ScriptedProgram(() -> context.getBeanFactory().getBean(AgentGateway.class)),
        settings);
  }

  /** Starts a conductor within the test, with a program made for its context. */
  public static ConfigurableApplicationContext start(
      Function<ConfigurableApplicationContext, TaskProgram> program, String... settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=0");
    Arrays.stream(settings)
        .map(setting -> setting.startsWith("--") ? setting : "--" + setting)
        .forEach(arguments::add);
    return new SpringApplicationBuilder(MuranoConductorApplication.class)
        .initializers(
            context -> {
              context.getBeanFactory().registerSingleton("scriptedProgram", program.apply(context));
              context
                  .getBeanFactory()
                  .registerSingleton("scriptedRequests", new ScriptedRequests());
            })
        .run(arguments.toArray(String[]::new));
  }
}
