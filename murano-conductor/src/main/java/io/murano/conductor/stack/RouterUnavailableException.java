package io.murano.conductor.stack;

/**
 * The default router cannot be used as it is; MuranoPL knows it as {@code
 * murano.common.exceptions.RouterInfoException} (contract muranopl §3.6).
 */
public final class RouterUnavailableException extends StackException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message names the router and what it lacks. */
  public RouterUnavailableException(String message) {
    super(message);
  }
}
