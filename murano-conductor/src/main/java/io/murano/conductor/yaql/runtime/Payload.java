package io.murano.conductor.yaql.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The body of a function. Bodies that need nothing but one or two arguments implement one of the
 * nested interfaces, which the engine calls directly where it can. Their arguments are null only
 * where the parameter's type accepts null.
 */
@FunctionalInterface
public interface Payload {

  /** Runs the body. */
  @Nullable Object invoke(Invocation call);

  /** A body over one argument. */
  @FunctionalInterface
  interface Of1 extends Payload {
    /** Runs the body. */
    @Nullable Object apply(Object a);

    @Override
    default @Nullable Object invoke(Invocation call) {
      return apply(call.get(0));
    }
  }

  /** A body over two arguments. */
  @FunctionalInterface
  interface Of2 extends Payload {
    /** Runs the body. */
    @Nullable Object apply(Object a, Object b);

    @Override
    default @Nullable Object invoke(Invocation call) {
      return apply(call.get(0), call.get(1));
    }
  }
}
