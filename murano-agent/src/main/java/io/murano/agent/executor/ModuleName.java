package io.murano.agent.executor;

/**
 * The entry point of a Chef or Puppet script.
 *
 * @param module cookbook or Puppet module
 * @param part recipe or class within it; empty for the module itself
 */
record ModuleName(String module, String part) {

  private static final String SEPARATOR = "::";

  /**
   * Splits an entry point at its last separator.
   *
   * @throws ScriptFailedException if it has none
   */
  static ModuleName of(String entryPoint) {
    int split = entryPoint.lastIndexOf(SEPARATOR);
    if (split < 0) {
      throw new ScriptFailedException(
          "EntryPoint %s has no %s between module and name".formatted(entryPoint, SEPARATOR), null);
    }
    return new ModuleName(
        entryPoint.substring(0, split), entryPoint.substring(split + SEPARATOR.length()));
  }
}
