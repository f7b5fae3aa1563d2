package io.murano.conductor.identity;

import java.util.Optional;

/** Where the identity token of a request comes from. */
public interface Tokens {

  /** Returns the token to try first; empty if there is none. */
  Optional<String> first();

  /**
   * Returns another token after one was refused.
   *
   * @throws io.murano.common.error.MuranoException if there is none
   */
  String after(String refused) throws InterruptedException;
}
