package io.murano.agent;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts murano-agent. */
@SpringBootApplication
public class MuranoAgentApplication {

  /** Entry point of the jar. */
  public static void main(String[] args) {
    SpringApplication.run(MuranoAgentApplication.class, args);
  }
}
