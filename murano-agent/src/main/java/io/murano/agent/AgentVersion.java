package io.murano.agent;

/** The version the jar was built as. */
final class AgentVersion {

  private AgentVersion() {}

  static String get() {
    String version = AgentVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
