package io.murano.conductor.agent;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs plans with RSASSA-PKCS1-v1_5 and SHA-256 over queue name and body (contract messaging
 * §4.10). Immutable and thread-safe.
 */
final class PlanSigner {

  /** Signs nothing. */
  static final PlanSigner NONE = new PlanSigner(null);

  private final @Nullable PrivateKey key;
  private final String publicKey;

  private PlanSigner(@Nullable RSAPrivateCrtKey key) {
    this.key = key;
    this.publicKey = key == null ? "" : publicPem(key);
  }

  /**
   * Creates a signer.
   *
   * @param pem text of the key file
   * @param source name of the file, for messages
   * @throws MuranoException if it holds no RSA private key in PKCS#1 or PKCS#8
   */
  static PlanSigner of(String pem, String source) {
    return new PlanSigner(PemKeys.privateKey(pem, source));
  }

  /** Returns the signature, or null when plans are not signed. */
  byte @Nullable [] sign(String queue, byte[] body) {
    if (key == null) {
      return null;
    }
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(queue.getBytes(StandardCharsets.UTF_8));
      signature.update(body);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new MuranoException(ErrorCode.INTERNAL, "A plan cannot be signed", e);
    }
  }

  /** Returns the public key in PEM (PKCS#1), each line after a prefix; empty without a key. */
  String publicKey(String linePrefix) {
    return publicKey.isEmpty()
        ? ""
        : publicKey.lines().map(line -> linePrefix + line + "\n").reduce("", String::concat);
  }

  private static String publicPem(RSAPrivateCrtKey key) {
    try {
      return PemKeys.publicPem(
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
    } catch (GeneralSecurityException e) {
      throw new MuranoException(ErrorCode.INTERNAL, "The public key cannot be derived", e);
    }
  }
}
