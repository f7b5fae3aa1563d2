package io.murano.agent;

import io.murano.agent.config.AgentConf;
import io.murano.agent.config.ConfigurationException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** Starts murano-agent. */
public final class MuranoAgentApplication {

  private static final int FAILURE = 1;
  private static final int USAGE_ERROR = 2;

  private MuranoAgentApplication() {}

  /** Entry point of the jar; {@code --help} shows the options. */
  public static void main(String[] args) {
    try {
      run(AgentCommandLine.parse(args));
    } catch (IOException e) {
      System.err.println("murano-agent: " + e.getMessage());
      System.exit(FAILURE);
    } catch (ConfigurationException e) {
      System.err.println("murano-agent: " + e.getMessage());
      System.exit(USAGE_ERROR);
    }
  }

  private static void run(AgentCommandLine commandLine) throws IOException {
    switch (commandLine.verb()) {
      case HELP:
        System.out.print(AgentCommandLine.USAGE);
        break;
      case VERSION:
        System.out.println("murano-agent " + AgentVersion.get());
        break;
      case CHECK_CONFIG:
        System.exit(new ConfigCheck(commandLine).run(System.out));
        break;
      case WARM_UP:
        WarmUp.run();
        break;
      default:
        application(commandLine, AgentConfiguration.class).run(springArguments(commandLine));
        break;
    }
  }

  /** Returns an application over the settings that the command line names. */
  static SpringApplication application(AgentCommandLine commandLine, Class<?> source) {
    Map<String, Object> settings = new LinkedHashMap<>(LogFormat.PROPERTIES);
    settings.putAll(AgentConf.read(commandLine.configurationFiles()).toProperties());
    SpringApplication application = new SpringApplication(source);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(settings);
    return application;
  }

  static String[] springArguments(AgentCommandLine commandLine) {
    return commandLine.springArguments().toArray(String[]::new);
  }
}
