package io.murano.conductor.stack.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.conductor.stack.hot.StackIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgentFilesTests {

  private static final String CONFIGURATION =
      """
      # made by murano
      [DEFAULT]
      debug=True
      engine_key =
      \t-----BEGIN RSA PUBLIC KEY-----
      \tMIIB
      [rabbitmq]
      input_queue = e1-h1
      password = s3cret
      """;

  private static final String CERTIFICATES =
      "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUY1\n-----END CERTIFICATE-----\n";

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String gzipBase64(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(UTF_8));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String indented(String text) {
    return text.indent(6);
  }

  static Stream<Arguments> userData() throws IOException {
    String script =
        "#!/bin/sh\nAgentConfigBase64='%s'\nRMQCaCertBase64='%s'\necho $AgentConfigBase64 | base64 -d > /etc/murano/agent.conf\n"
            .formatted(base64(CONFIGURATION), base64(CERTIFICATES));
    String cloudConfig = "#cloud-config\npackages: [wget]\n";
    String plainFiles =
        cloudConfig
            + "write_files:\n  - path: /etc/murano/agent.conf\n    content: |\n"
            + indented(CONFIGURATION)
            + "  - path: /etc/murano/certs/ca_certs\n    encoding: b64\n    content: "
            + base64(CERTIFICATES)
            + "\n";
    String zippedFiles =
        cloudConfig
            + "write_files:\n  - path: a\n    encoding: gz+b64\n    content: "
            + gzipBase64(CONFIGURATION)
            + "\n  - path: b\n    encoding: gzip+base64\n    content: "
            + gzipBase64(CERTIFICATES)
            + "\n";
    return Stream.of(
        Arguments.of("script with Base64", script),
        Arguments.of(
            "script with here-documents",
            "#!/bin/sh\ncat > /etc/murano/agent.conf <<'EOF'\n"
                + CONFIGURATION
                + "EOF\ncat >ca <<END\n"
                + CERTIFICATES
                + "END\nservice murano-agent start\n"),
        Arguments.of("cloud-config with files", plainFiles),
        Arguments.of("cloud-config with zipped files", zippedFiles),
        Arguments.of(
            "several parts",
            MimeMultipart.write(
                List.of(
                    new MimeMultipart.Part("text/cloud-config", "", cloudConfig),
                    new MimeMultipart.Part("text/x-shellscript", "init.sh", script)))),
        Arguments.of(
            "parts in parts, one not ASCII",
            MimeMultipart.write(
                List.of(
                    new MimeMultipart.Part("text/plain", "", "grüße"),
                    new MimeMultipart.Part("text/x-shellscript", "", script + "# é\n")))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("userData")
  void areFoundIn(String what, String userData) {
    AgentFiles found = AgentFiles.of(machine(userData, Map.of())).orElseThrow();

    assertThat(found.configuration()).isEqualTo(CONFIGURATION);
    assertThat(found.certificates()).isEqualTo(CERTIFICATES);
  }

  private static Machine machine(String userData, Map<String, String> files) {
    return new Machine(
        "id",
        "vm",
        new StackIdentity("i", "s", "p", ""),
        List.of(),
        List.of(),
        userData,
        files,
        "",
        "");
  }

  @Test
  void areFoundAmongFilesOfTheServer() {
    assertThat(
            AgentFiles.of(machine("", Map.of("/etc/murano/agent.conf", CONFIGURATION)))
                .orElseThrow()
                .configuration())
        .isEqualTo(CONFIGURATION);
  }

  @Test
  void areFoundAsTheWholeUserData() {
    assertThat(AgentFiles.of(machine(CONFIGURATION, Map.of())).orElseThrow().certificates())
        .isNull();
  }

  @Test
  void areAbsentInOtherUserData() {
    for (String other :
        new String[] {
          "",
          "#!/bin/sh\nyum install -y httpd\n",
          "#cloud-config\nwrite_files: nothing\n",
          "#cloud-config\n: [",
          "[rabbitmq]\nhost = a\n",
          "#!/bin/sh\necho " + base64("x".repeat(100)) + "\n"
        }) {
      assertThat(AgentFiles.of(machine(other, Map.of()))).as(other).isEmpty();
    }
  }

  @Test
  void doNotShowTheirSecrets() {
    assertThat(new AgentFiles(CONFIGURATION, null)).asString().doesNotContain("s3cret");
    assertThat(machine(CONFIGURATION, Map.of())).asString().doesNotContain("s3cret");
  }
}
