package io.murano.agent.config;

/** Settings that cannot be used; the message names the file or key and what is accepted. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception; the message must not contain a secret value. */
  public ConfigurationException(String message) {
    super(message);
  }
}
