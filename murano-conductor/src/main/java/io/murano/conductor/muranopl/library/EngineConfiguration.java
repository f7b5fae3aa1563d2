package io.murano.conductor.muranopl.library;

import org.jspecify.annotations.Nullable;

/**
 * The configuration that the core library can read through {@code config(...)} (contract muranopl
 * §5.6). A service of the execution.
 */
@FunctionalInterface
public interface EngineConfiguration {

  /**
   * Returns the value of an option.
   *
   * @param group group of the option; null for the default group
   * @param option name of the option
   * @param asFile whether the value is the path of a file whose content is wanted
   * @throws RuntimeException if there is no such option or file
   */
  @Nullable Object get(@Nullable String group, String option, boolean asFile);
}
