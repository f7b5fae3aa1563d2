package io.murano.api.identity.local;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the key that signs tokens: the configured one, or one that all instances share. */
final class SigningKeys {

  private static final int KEY_BYTES = 32;

  private final JdbcClient jdbc;

  SigningKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  byte[] key(LocalIdentityProperties properties) {
    String configured = properties.signingKey();
    return configured == null ? shared() : configured.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] shared() {
    byte[] candidate = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(candidate);
    jdbc.sql("insert into token_signing_key (id, secret) values (1, ?) on conflict do nothing")
        .param(candidate)
        .update();
    return jdbc.sql("select secret from token_signing_key where id = 1")
        .query(byte[].class)
        .single();
  }
}
