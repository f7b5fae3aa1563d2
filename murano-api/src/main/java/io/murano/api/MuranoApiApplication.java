package io.murano.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts murano-api. */
@SpringBootApplication
@EnableScheduling
public class MuranoApiApplication {

  /** Entry point of the jar. */
  public static void main(String[] args) {
    SpringApplication.run(MuranoApiApplication.class, args);
  }
}
