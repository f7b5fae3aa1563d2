package io.murano.conductor.stack.engine;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;

/** The operation on a stack cannot go on because of one resource; its record says so already. */
final class ResourceFailure extends MuranoException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param action what was done with the resource
   * @param resource its qualified name
   * @param reason what went wrong
   */
  ResourceFailure(String action, String resource, String reason) {
    super(
        ErrorCode.CLOUD_FAILED,
        "Resource %s failed: %s".formatted(action, located("resources." + resource, reason)));
  }

  /** A reason may begin with a more exact place already. */
  private static String located(String place, String reason) {
    return reason.startsWith(place) ? reason : place + ": " + reason;
  }
}
