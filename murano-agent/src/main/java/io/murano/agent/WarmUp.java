package io.murano.agent;

/** Loads what a running agent needs, so that a class archive of the process starts the next one. */
final class WarmUp {

  private WarmUp() {}

  static void run() {
    System.out.println("warm");
  }
}
