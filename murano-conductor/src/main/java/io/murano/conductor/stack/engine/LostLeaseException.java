package io.murano.conductor.stack.engine;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;

/** Another operation, or another conductor, works on the stack now. */
public final class LostLeaseException extends MuranoException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception about the given lease. */
  public LostLeaseException(StackLease lease) {
    super(
        ErrorCode.CONFLICT,
        "Operation %d on stack %s is not the current one any more"
            .formatted(lease.epoch(), lease.stackId()));
  }
}
