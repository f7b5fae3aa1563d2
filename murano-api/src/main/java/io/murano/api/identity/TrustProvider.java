package io.murano.api.identity;

import java.util.Optional;

/**
 * Delegates a caller's rights to the conductors, so that a run outlives the caller's token.
 * Identity providers that need no such thing do not implement it.
 */
public interface TrustProvider {

  /** Makes a trust and returns its id; empty when there is none to be had. */
  Optional<String> createTrust(Caller caller);

  /** Ends a trust that is not needed any more; failures are only logged. */
  void deleteTrust(String trustId);
}
