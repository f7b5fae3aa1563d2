package io.murano.conductor.agent;

/** The files of a package that its plans may carry, by path below the package's resources. */
public interface ScriptFiles {

  /**
   * Returns a text file with line ends normalised to LF.
   *
   * @throws RuntimeException if there is no such file, or it is no text
   */
  String text(String path);

  /**
   * Returns a file as it is.
   *
   * @throws RuntimeException if there is no such file
   */
  byte[] bytes(String path);
}
