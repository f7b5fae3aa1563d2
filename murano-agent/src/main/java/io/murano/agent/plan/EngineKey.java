package io.murano.agent.plan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine's public key, against which plans are verified (contract messaging §4.10): an RSA
 * signature with SHA-256 over the agent's queue name, directly followed by the message body.
 * Immutable and thread-safe.
 */
public final class EngineKey {

  private static final String PKCS1 = "RSA PUBLIC KEY";
  private static final String SPKI = "PUBLIC KEY";
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN (" + PKCS1 + "|" + SPKI + ")-----([^-]+)-----END \\1-----");

  /** AlgorithmIdentifier of rsaEncryption with NULL parameters (RFC 8017 appendix A.1, DER). */
  private static final byte[] RSA_ALGORITHM = {
    0x30,
    0x0D,
    0x06,
    0x09,
    0x2A,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xF7,
    0x0D,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;

  private final PublicKey key;
  private final byte[] queue;

  private EngineKey(PublicKey key, String queue) {
    this.key = key;
    this.queue = queue.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a key.
   *
   * @param pem an RSA public key as PKCS#1 or SubjectPublicKeyInfo PEM; lines may be indented
   * @param queue name of the agent's own plan queue
   * @throws IllegalArgumentException if there is no such key in the text
   */
  public static EngineKey parse(String pem, String queue) {
    Matcher matcher = PEM.matcher(pem);
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          "engine_key holds no PEM block \"%s\" or \"%s\"".formatted(PKCS1, SPKI));
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(2).trim());
      byte[] info = PKCS1.equals(matcher.group(1)) ? wrap(der) : der;
      PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(info));
      return new EngineKey(key, queue);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("engine_key is not an RSA public key", e);
    }
  }

  /** Returns whether the message carries the engine's signature for this agent's queue. */
  public boolean verifies(PlanMessage message) {
    if (message.signature().length == 0) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key);
      verifier.update(queue);
      verifier.update(message.body());
      return verifier.verify(message.signature());
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM cannot verify SHA256withRSA", e);
    }
  }

  private static byte[] wrap(byte[] pkcs1) {
    byte[] bits = new byte[pkcs1.length + 1];
    System.arraycopy(pkcs1, 0, bits, 1, pkcs1.length);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_ALGORITHM);
    content.writeBytes(element(BIT_STRING, bits));
    return element(SEQUENCE, content.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
