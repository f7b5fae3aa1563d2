package io.murano.conductor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.common.error.MuranoException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures and key formats, checked with openssl. */
class PlanSignerTests {

  private static final byte[] BODY = "{\"a\": 1}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  @Test
  void t35SignatureIsValidForAnIndependentProgram(@TempDir Path folder) throws Exception {
    Path key = folder.resolve("key.pem");
    run(folder, "openssl", "genrsa", "-traditional", "-out", key.toString(), "2048");
    PlanSigner signer = PlanSigner.of(Files.readString(key), "key.pem");

    Files.write(folder.resolve("sig"), Objects.requireNonNull(signer.sign("queue-1", BODY)));
    Files.writeString(folder.resolve("public.pem"), signer.publicKey(""));
    Files.writeString(folder.resolve("data"), "queue-1{\"a\": 1}");

    run(
        folder,
        "openssl",
        "rsa",
        "-RSAPublicKey_in",
        "-in",
        "public.pem",
        "-pubout",
        "-out",
        "x509.pem");
    run(folder, "openssl", "dgst", "-sha256", "-verify", "x509.pem", "-signature", "sig", "data");
  }

  @Test
  void readsBothFormatsOfOneKey(@TempDir Path folder) throws Exception {
    Path key = folder.resolve("key.pem");
    Path pkcs8 = folder.resolve("pkcs8.pem");
    run(folder, "openssl", "genrsa", "-traditional", "-out", key.toString(), "2048");
    run(
        folder,
        "openssl",
        "pkcs8",
        "-topk8",
        "-nocrypt",
        "-in",
        key.toString(),
        "-out",
        pkcs8.toString());

    PlanSigner first = PlanSigner.of(Files.readString(key), "key.pem");
    PlanSigner second = PlanSigner.of(Files.readString(pkcs8), "pkcs8.pem");

    assertThat(first.sign("q", BODY)).isEqualTo(second.sign("q", BODY));
    assertThat(first.publicKey("")).isEqualTo(second.publicKey(""));
  }

  @Test
  void prefixesEveryLineOfThePublicKey(@TempDir Path folder) throws Exception {
    Path key = folder.resolve("key.pem");
    run(folder, "openssl", "genrsa", "-out", key.toString(), "2048");

    String text = PlanSigner.of(Files.readString(key), "key.pem").publicKey("\t");

    assertThat(text)
        .startsWith("\t-----BEGIN RSA PUBLIC KEY-----\n")
        .endsWith("\t-----END RSA PUBLIC KEY-----\n");
    assertThat(text.lines()).allMatch(line -> line.startsWith("\t") && line.length() <= 65);
  }

  @Test
  void withoutAKeyNothingIsSigned() {
    assertThat(PlanSigner.NONE.sign("q", BODY)).isNull();
    assertThat(PlanSigner.NONE.publicKey("\t")).isEmpty();
  }

  @Test
  void refusesWhatIsNoKeyWithoutShowingIt() {
    assertThatExceptionOfType(MuranoException.class)
        .isThrownBy(
            () ->
                PlanSigner.of(
                    "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END OPENSSH PRIVATE KEY-----\n",
                    "id_rsa"))
        .withMessageContaining("id_rsa")
        .withMessageContaining("OPENSSH PRIVATE KEY")
        .withMessageNotContaining("c2VjcmV0");
    assertThatExceptionOfType(MuranoException.class)
        .isThrownBy(() -> PlanSigner.of("nothing", "id_rsa"))
        .withMessageContaining("PKCS#8");
  }

  private static void run(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("out"))).isZero();
  }
}
