package io.murano.agent.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script of a plan, callable from its body under its name.
 *
 * @param name name in the body, and of the script's folder
 * @param type {@code Application}, {@code Chef}, {@code Puppet}; others fail when called
 * @param entryPoint file id of an application; {@code <module>::<name>} otherwise
 * @param files ids of the files it needs beside the entry point
 * @param options how it is run
 */
public record PlanScript(
    String name, String type, String entryPoint, List<String> files, Options options) {

  /** Type of a script that is a program. */
  public static final String APPLICATION = "Application";

  /** Type of a Chef recipe. */
  public static final String CHEF = "Chef";

  /** Type of a Puppet class. */
  public static final String PUPPET = "Puppet";

  /** Copies the list. */
  public PlanScript {
    files = List.copyOf(files);
  }

  /**
   * Options of a script (contract messaging §4.4).
   *
   * @param captureStdout whether the result holds standard output
   * @param captureStderr whether the result holds standard error
   * @param verifyExitcode whether a status other than 0 fails the call
   * @param useBerkshelf whether Chef cookbooks are vendored by Berkshelf first
   * @param berksfilePath path of the Berksfile below the script's folder, or null for the default
   */
  public record Options(
      boolean captureStdout,
      boolean captureStderr,
      boolean verifyExitcode,
      boolean useBerkshelf,
      @Nullable String berksfilePath) {}
}
