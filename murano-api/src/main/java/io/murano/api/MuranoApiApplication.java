package io.murano.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts murano-api. */
@SpringBootApplication
public class MuranoApiApplication {

  /** Entry point of the jar. */
  public static void main(String[] args) {
    SpringApplication.run(MuranoApiApplication.class, args);
  }
}
