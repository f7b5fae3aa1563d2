package io.murano.api.domain;

/**
 * Told when nothing will be run under a trust any more; heard after the transaction has committed.
 *
 * @param trustId the trust
 */
public record TrustReleased(String trustId) {}
