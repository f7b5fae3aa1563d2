package io.murano.conductor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts murano-conductor. */
@SpringBootApplication
public class MuranoConductorApplication {

  /** Entry point of the jar. */
  public static void main(String[] args) {
    SpringApplication.run(MuranoConductorApplication.class, args);
  }
}
