package io.murano.conductor.muranopl.library;

/** Secrets that {@code decryptData} hands to package code. A service of the execution. */
@FunctionalInterface
public interface SecretSource {

  /**
   * Returns a secret.
   *
   * @param id how the key manager calls it
   * @throws RuntimeException if it cannot be had
   */
  Object get(String id);
}
