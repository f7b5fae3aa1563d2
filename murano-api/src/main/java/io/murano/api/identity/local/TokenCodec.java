package io.murano.api.identity.local;

import io.murano.common.json.MuranoJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;

/**
 * Writes and reads token texts: a prefix, the token as JSON, and an HMAC-SHA256 over both.
 * Thread-safe.
 */
final class TokenCodec {

  private static final String PREFIX = "mt1.";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAX_LENGTH = 2048;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SecretKey key;

  TokenCodec(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  String encode(LocalToken token) {
    String payload = PREFIX + ENCODER.encodeToString(MuranoJson.mapper().writeValueAsBytes(token));
    return payload + "." + ENCODER.encodeToString(sign(payload));
  }

  /** Returns the token if text and signature are ours; expiry is not looked at. */
  Optional<LocalToken> decode(String text) {
    int dot = text.lastIndexOf('.');
    if (!text.startsWith(PREFIX) || dot < PREFIX.length() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String payload = text.substring(0, dot);
    try {
      byte[] signature = DECODER.decode(text.substring(dot + 1));
      if (!MessageDigest.isEqual(signature, sign(payload))) {
        return Optional.empty();
      }
      byte[] json = DECODER.decode(payload.substring(PREFIX.length()));
      return Optional.of(MuranoJson.mapper().readValue(json, LocalToken.class));
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  private byte[] sign(String payload) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
