package io.murano.agent.json;

/** Text that is not one complete JSON value, or a value JSON cannot express. */
public final class JsonFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message shows no part of the text, which may hold secrets. */
  public JsonFormatException(String message) {
    super(message);
  }
}
