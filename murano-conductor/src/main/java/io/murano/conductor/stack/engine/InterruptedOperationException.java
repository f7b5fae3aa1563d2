package io.murano.conductor.stack.engine;

/** The conductor stops; the operation is to be taken up again later, here or elsewhere. */
final class InterruptedOperationException extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
