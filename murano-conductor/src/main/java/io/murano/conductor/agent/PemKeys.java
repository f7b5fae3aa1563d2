package io.murano.conductor.agent;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RSA keys in PEM. The JDK reads PKCS#8 and writes X.509 only; agents want PKCS#1 (RFC 8017 A.1),
 * and so do the tools that made many keys, hence the few bytes of DER here.
 */
final class PemKeys {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END \\1-----");
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;
  private static final int LONG_LENGTH = 0x80;
  private static final int LINE_LENGTH = 64;
  // AlgorithmIdentifier: rsaEncryption (1.2.840.113549.1.1.1), NULL.
  private static final byte[] RSA_ENCRYPTION = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private PemKeys() {}

  /** Reads a private key, PKCS#1 or PKCS#8, not encrypted. */
  static RSAPrivateCrtKey privateKey(String pem, String source) {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw unusable(source, "it holds no unencrypted PEM block", null);
    }
    byte[] content = Base64.getMimeDecoder().decode(block.group(2));
    byte[] encoded =
        switch (block.group(1)) {
          case "PRIVATE KEY" -> content;
          case "RSA PRIVATE KEY" ->
              der(SEQUENCE, der(INTEGER, new byte[] {0}), RSA_ENCRYPTION, der(OCTETS, content));
          default -> throw unusable(source, "it holds a " + block.group(1), null);
        };
    try {
      PrivateKey key =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      if (key instanceof RSAPrivateCrtKey rsa) {
        return rsa;
      }
      throw unusable(source, "it lacks the public exponent", null);
    } catch (GeneralSecurityException e) {
      throw unusable(source, "it holds no RSA key", e);
    }
  }

  /** Writes a public key as PKCS#1. */
  static String publicPem(PublicKey key) {
    RSAPublicKey rsa = (RSAPublicKey) key;
    byte[] encoded = der(SEQUENCE, integer(rsa.getModulus()), integer(rsa.getPublicExponent()));
    String text =
        Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(encoded);
    return "-----BEGIN RSA PUBLIC KEY-----\n" + text + "\n-----END RSA PUBLIC KEY-----\n";
  }

  private static byte[] integer(BigInteger value) {
    return der(INTEGER, value.toByteArray());
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    writeLength(element, content.size());
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < LONG_LENGTH) {
      out.write(length);
      return;
    }
    byte[] bytes = BigInteger.valueOf(length).toByteArray();
    int skip = bytes[0] == 0 ? 1 : 0;
    out.write(LONG_LENGTH | (bytes.length - skip));
    out.write(bytes, skip, bytes.length - skip);
  }

  private static MuranoException unusable(
      String source, String reason, @org.jspecify.annotations.Nullable Throwable cause) {
    return new MuranoException(
        ErrorCode.INVALID_INPUT,
        "The signing key %s cannot be used: %s; an RSA private key in PEM (PKCS#1 or PKCS#8) without a password is accepted"
            .formatted(source, reason),
        cause);
  }
}
