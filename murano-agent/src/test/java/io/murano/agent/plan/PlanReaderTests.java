package io.murano.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.agent.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of contract messaging §4.4, version by version. */
class PlanReaderTests {

  private static final String APPLICATION =
      """
      "Files": {"f": {"Name": "a.sh", "BodyType": "Text", "Body": "x"}},
      "Scripts": {"run": {"Type": "Application", "EntryPoint": "f"%s}}
      """;

  @Test
  void readsAllMembers() {
    ExecutionPlan plan =
        read(
            """
            {"FormatVersion": "2.2.0", "Body": "return", "Parameters": {"a": [1, null]},
             "Deadline": "2026-01-31T12:04:53+01:00", "TimeOut": 1.5,
             "Files": {"t": {"Name": "lib/a.sh", "BodyType": "Text", "Body": "x"},
                       "b": {"Name": "b", "BodyType": "Base64", "Body": "eA=="},
                       "d": {"Name": "d", "Type": "Downloadable", "URL": "https://example.org/d.git"}},
             "Scripts": {"run": {"Type": "Application", "EntryPoint": "t", "Files": ["b", "d"],
                                 "Options": {"captureStdout": false, "verifyExitcode": 0}},
                         "cook": {"Type": "Chef", "EntryPoint": "a::b",
                                  "Options": {"useBerkshelf": true, "berksfilePath": "a/File"}}}}
            """);

    assertThat(plan.parameters()).containsKey("a");
    assertThat(plan.deadline()).isEqualTo(Instant.parse("2026-01-31T11:04:53Z"));
    assertThat(plan.limit()).isEqualTo(Duration.ofMillis(1500));
    assertThat(plan.files())
        .containsEntry("t", new PlanFile.Inline("lib/a.sh", false, "x"))
        .containsEntry("b", new PlanFile.Inline("b", true, "eA=="))
        .containsEntry("d", new PlanFile.Downloadable("d", "https://example.org/d.git"));
    assertThat(plan.scripts())
        .containsEntry(
            "run",
            new PlanScript(
                "run",
                "Application",
                "t",
                List.of("b", "d"),
                new PlanScript.Options(false, true, false, false, null)))
        .containsEntry(
            "cook",
            new PlanScript(
                "cook",
                "Chef",
                "a::b",
                List.of(),
                new PlanScript.Options(true, true, true, true, "a/File")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2.0.0", "2.0.7", "2.1.0", "2.2.0", "2.2.0-rc1", "1.9.0", "0.0.1", "2.2.0+build"})
  void acceptsKnownVersions(String version) {
    assertThatCode(() -> read("{\"FormatVersion\": \"%s\", \"Scripts\": {}}".formatted(version)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "\"2.3.0\", 9", "\"10.0.0\", 9", "\"2.2.1\", 9", "\"2.2.1-rc1\", 9", "\"2.0\", 1", "\"2\", 1",
    "\"\", 1", "\"v2.0.0\", 1", "\"02.0.0\", 1", "2, 1", "null, 1", "\"99999999999999.0.0\", 9"
  })
  void refusesOtherVersions(String version, int errorCode) {
    assertRefused("{\"FormatVersion\": %s, \"Scripts\": {}}".formatted(version), errorCode);
  }

  @Test
  void filesAndOptionsMayBeAbsent() {
    assertThatCode(() -> read("{\"FormatVersion\": \"2.0.0\", \"Scripts\": {}}"))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> read("{\"FormatVersion\": \"2.1.0\", %s}".formatted(APPLICATION.formatted(""))))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                read(
                    "{\"FormatVersion\": \"2.1.0\", %s}"
                        .formatted(APPLICATION.formatted(", \"Options\": null"))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'Scripts': []}",
        "{'Scripts': null}",
        "{'Scripts': {}, 'Files': []}",
        "{'Scripts': {}, 'Options': 'x'}",
        "{'Scripts': {'run': 'x'}}",
        "{'Scripts': {'run': {'EntryPoint': 'f'}}}",
        "{'Scripts': {'run': {'Type': 'Application'}}}",
        "{'Scripts': {'run': {'Type': 5, 'EntryPoint': 'f'}}}",
        "{'Scripts': {'run': {'Type': 'Application', 'EntryPoint': 'missing'}}}",
        "{'Scripts': {'run': {'Type': 'Chef', 'EntryPoint': 'a::b'}}}",
        "{'Scripts': {}, 'Files': {'f': 'x'}}",
        "{'Scripts': {}, 'Files': {'f': {'Name': 'a', 'Body': 'x'}}}",
        "{'Scripts': {}, 'Files': {'f': {'Name': 'a', 'BodyType': 'Hex', 'Body': 'x'}}}",
        "{'Scripts': {}, 'Files': {'f': {'BodyType': 'Text', 'Body': 'x'}}}",
        "{'Scripts': {}, 'Files': {'f': {'Name': 'a'}}}",
        "{'Scripts': {}, 'Files': {'f': {'Name': 'a', 'Type': 'Downloadable', 'URL': 'http://x/y'}}}",
        "{'Scripts': {}, 'Files': {'f': {'Name': 'a', 'BodyType': 'Text', 'Body': 'x', 'URL': 'y'}}}",
        "{'Scripts': {}, 'Parameters': [1]}",
        "{'Scripts': {}, 'Body': 5}",
        "{'Scripts': {}, 'Deadline': 'tomorrow'}",
        "{'Scripts': {}, 'Deadline': '2026-01-31T11:04:53'}",
        "{'Scripts': {}, 'TimeOut': 0}",
        "{'Scripts': {}, 'TimeOut': -1}",
        "{'Scripts': {}, 'TimeOut': '5'}",
        "{'Scripts': {}, 'TimeOut': 1e300}"
      })
  void refusesMalformedPlansOfFormat20(String members) {
    assertRefused(with("2.0.0", members), 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Scripts': {'run': {'Type': 'Ansible', 'EntryPoint': 'a::b', 'Options': {}}}}",
        "{'Scripts': {'run': {'Type': 'Puppet', 'EntryPoint': 'a:b', 'Options': {}}}}",
        "{'Scripts': {'run': {'Type': 'Chef', 'EntryPoint': 'a::b', 'Options': []}}}",
        "{'Scripts': {'run': {'Type': 'Chef', 'EntryPoint': 'a::b', 'Files': ['f']}}}",
        "{'Scripts': {'run': {'Type': 'Chef', 'EntryPoint': 'a::b', 'Files': [{'f': 1}]}}}",
        "{'Scripts': {'run': {'Type': 'Chef', 'EntryPoint': 'a::b', 'Files': 'f'}}}",
        "{'Scripts': {'run': {'Type': 'Chef', 'EntryPoint': 'a::b', 'Options': {'useBerkshelf': true}}}}",
        "{'Scripts': {}, 'Files': {'f': {'Name': 'a', 'Type': 'Downloadable'}}}"
      })
  void refusesMalformedPlansOfFormat21(String members) {
    assertRefused(with("2.1.0", members), 2);
  }

  @Test
  void berkshelfIsForChefOnly() {
    assertRefused(
        with(
            "2.2.0",
            "{'Scripts': {'run': {'Type': 'Puppet', 'EntryPoint': 'a::b', 'Options': {'berksfilePath': 'x'}}}}"),
        2);
  }

  @Test
  void oldestFormatsKnowGenericRulesOnly() {
    ExecutionPlan plan =
        read("{\"Scripts\": {\"run\": {\"Type\": \"Shell\", \"EntryPoint\": \"nowhere\"}}}");

    assertThat(plan.scripts()).containsKey("run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "..", ".", "", "a\\\\b", "a\\u0000b", "a\\nb"})
  void refusesUnsafeIds(String id) {
    assertRefused(
        "{\"ID\": \"%s\", \"FormatVersion\": \"2.0.0\", \"Scripts\": {}}".formatted(id), 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/x", "a/../../x", "a//b", "", "a/", "a/.."})
  void refusesUnsafeFileNames(String name) {
    assertRefused(
        with(
            "2.0.0",
            "{'Scripts': {}, 'Files': {'f': {'Name': '%s', 'BodyType': 'Text', 'Body': ''}}}"
                .formatted(name)),
        2);
  }

  @Test
  void complaintsAreBoundedAndOnOneLine() {
    String name = "x\\n" + "y".repeat(5000);

    assertThatExceptionOfType(InvalidPlanException.class)
        .isThrownBy(() -> read("{\"ID\": \"%s\", \"Scripts\": {}}".formatted(name)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200).doesNotContain("\n"));
  }

  @Test
  void plansShowNoSecrets() {
    ExecutionPlan plan =
        read("{\"Body\": \"topsecret\", \"Parameters\": {\"p\": \"topsecret\"}, \"Scripts\": {}}");
    PlanMessage message = new PlanMessage("id", null, new byte[0], bytes("topsecret"));

    assertThat(plan.toString()).doesNotContain("topsecret");
    assertThat(message.toString()).doesNotContain("topsecret");
    assertThat(new PlanFile.Inline("n", false, "topsecret").toString()).doesNotContain("topsecret");
    assertThat(PlanOutcome.success("topsecret").toString()).doesNotContain("topsecret");
  }

  private static void assertRefused(String json, int errorCode) {
    assertThatExceptionOfType(InvalidPlanException.class)
        .isThrownBy(() -> read(json))
        .satisfies(e -> assertThat(e.errorCode()).isEqualTo(errorCode));
  }

  private static String with(String version, String members) {
    Map<String, @Nullable Object> plan = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(JsonText.read(members.replace('\'', '"'))))
        .forEach((name, value) -> plan.put(String.valueOf(name), value));
    plan.put("FormatVersion", version);
    return new String(JsonText.write(plan), StandardCharsets.US_ASCII);
  }

  private static ExecutionPlan read(String json) {
    return PlanReader.read(
        PlanDocument.read(new PlanMessage(null, null, new byte[0], bytes(json))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
