package io.murano.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and a signature made by OpenSSL: {@code openssl dgst -sha256 -sign} over queue and body. */
class EngineKeyTests {

  private static final String QUEUE = "e1-h1";
  private static final String BODY = "{\"ID\": \"p1\"}";

  private static final String PKCS1 =
      """
      -----BEGIN RSA PUBLIC KEY-----
      MIIBCgKCAQEAqDp8jXzUNv29OnZSrwA72LZw3Gep6dUCxuY6B08q5YndgsjO8JoO
      KFwYE6SpV3r1pkb9yQ4LyXsmb0Su5SP283ryQ/pu6fkZl+v9GhRtRkpHnP7Vk7A/
      fEEGYtPyu8tpOZi6rS+NbFevTTXBJRj38/reVUVpPzpelF7M2vhy7xbu3gtK25zy
      HFrCt5I4o/N3deV1cuYXWK+idBpaScojSBUfotvLBGzYQFL+k34oIfAL/00RRwoW
      CESi+rhjcH6SuXE6+tVOC/QBhrOJJcvGcpionIVf4qEq9e+3qref5uLO3g6/Y6SJ
      DgLTd5wkeo7ZkAkgoJPc9tQz0rs901D1HwIDAQAB
      -----END RSA PUBLIC KEY-----
      """;

  private static final String SPKI =
      """
      -----BEGIN PUBLIC KEY-----
      MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqDp8jXzUNv29OnZSrwA7
      2LZw3Gep6dUCxuY6B08q5YndgsjO8JoOKFwYE6SpV3r1pkb9yQ4LyXsmb0Su5SP2
      83ryQ/pu6fkZl+v9GhRtRkpHnP7Vk7A/fEEGYtPyu8tpOZi6rS+NbFevTTXBJRj3
      8/reVUVpPzpelF7M2vhy7xbu3gtK25zyHFrCt5I4o/N3deV1cuYXWK+idBpaScoj
      SBUfotvLBGzYQFL+k34oIfAL/00RRwoWCESi+rhjcH6SuXE6+tVOC/QBhrOJJcvG
      cpionIVf4qEq9e+3qref5uLO3g6/Y6SJDgLTd5wkeo7ZkAkgoJPc9tQz0rs901D1
      HwIDAQAB
      -----END PUBLIC KEY-----
      """;

  private static final byte[] SIGNATURE =
      Base64.getMimeDecoder()
          .decode(
              """
              Qy7luT1fWQYajMnvqY0uMUg9acDiiqjd9Tdq5M6hofe/OawPrfzeNlDO8wxQOSZQrSDzViyzVx+4yU1EAiw+ZpFC
              jmqvOOdyM7u9/w26noClKSOnGV0L2YkkXLs/DSXRnx2lm8+l9Hz8gohDzEq4VmLTd0u43YneBBh9S30WAxZ4reOM
              9s0pKH6nOPGhrnYwbEmXa8jvhkoDkbAHG71cL/1i19nE/RDDXHjBjYNtTTFS3nTC8aoGUbr5aUIrygdnoxIzPEac
              YCPVUnQDD1+aCHLReBw3f5DuN+a8u2e3UYsQLFteIEFimKYNWTog/Yh0ZKD80k1gNA9SK0EGB7h2yA==
              """);

  @Test
  void verifiesSignatureOverQueueAndBody() {
    assertThat(EngineKey.parse(PKCS1, QUEUE).verifies(message(BODY, SIGNATURE))).isTrue();
    assertThat(EngineKey.parse(SPKI, QUEUE).verifies(message(BODY, SIGNATURE))).isTrue();
  }

  @Test
  void acceptsIndentedLinesAsTheEngineWritesThem() {
    String indented = "\n\t" + PKCS1.strip().replace("\n", "\n\t");

    assertThat(EngineKey.parse(indented, QUEUE).verifies(message(BODY, SIGNATURE))).isTrue();
  }

  @Test
  void refusesEverythingElse() {
    EngineKey key = EngineKey.parse(PKCS1, QUEUE);

    assertThat(key.verifies(message(BODY + " ", SIGNATURE))).isFalse();
    assertThat(key.verifies(message(BODY, new byte[0]))).isFalse();
    assertThat(key.verifies(message(BODY, new byte[] {1, 2, 3}))).isFalse();
    assertThat(EngineKey.parse(PKCS1, "e1-h2").verifies(message(BODY, SIGNATURE))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----"
      })
  void refusesWhatIsNoPublicKey(String pem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EngineKey.parse(pem, QUEUE))
        .withMessageContaining("engine_key");
  }

  private static PlanMessage message(String body, byte[] signature) {
    return new PlanMessage("p1", null, signature, body.getBytes(StandardCharsets.US_ASCII));
  }
}
