package io.murano.conductor.conformance.muranopl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OutcomeMatcherTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String OTHER_ID = "fedcba9876543210fedcba9876543210";

  private static List<String> differences(String expected, String outcome) {
    return OutcomeMatcher.differences(JSON.readTree(expected), JSON.readTree(outcome));
  }

  @Test
  void integersAndFloatsDiffer() {
    assertThat(differences("{\"result\": 1}", "{\"result\": 1}")).isEmpty();
    assertThat(differences("{\"result\": 1}", "{\"result\": 1.0}")).hasSize(1);
  }

  @Test
  void dictionariesHaveNoOrderButListsDo() {
    assertThat(
            differences("{\"result\": {\"a\": 1, \"b\": 2}}", "{\"result\": {\"b\": 2, \"a\": 1}}"))
        .isEmpty();
    assertThat(differences("{\"result\": [1, 2]}", "{\"result\": [2, 1]}")).hasSize(1);
    assertThat(
            differences(
                "{\"result\": {\"$dict\": [[1, 2], [3, 4]]}}",
                "{\"result\": {\"$dict\": [[3, 4], [1, 2]]}}"))
        .isEmpty();
    assertThat(differences("{\"result\": {\"$set\": [1, 2]}}", "{\"result\": [2, 1]}")).isEmpty();
  }

  @Test
  void placeholdersStandForOneGeneratedIdEach() {
    String expected = "{\"result\": [\"<id:1>\", \"x <id:2>\", \"<id:1>\"]}";

    assertThat(
            differences(
                expected, "{\"result\": [\"" + ID + "\", \"x " + OTHER_ID + "\", \"" + ID + "\"]}"))
        .isEmpty();
    assertThat(
            differences(
                expected, "{\"result\": [\"" + ID + "\", \"x " + ID + "\", \"" + ID + "\"]}"))
        .hasSize(1);
    assertThat(differences(expected, "{\"result\": [\"short\", \"x y\", \"short\"]}")).hasSize(1);
  }

  @Test
  void placeholdersInKeysAreMatchedByTrying() {
    assertThat(
            differences(
                "{\"result\": {\"<id:1>_run\": 1, \"<id:2>_run\": 2}}",
                "{\"result\": {\"" + ID + "_run\": 2, \"" + OTHER_ID + "_run\": 1}}"))
        .isEmpty();
  }

  @Test
  void openNamesAndMessagesAcceptAnything() {
    String expected = "{\"error\": {\"stage\": \"call\", \"names\": null, \"message\": null}}";

    assertThat(
            differences(
                expected,
                "{\"error\": {\"stage\": \"call\", \"names\": [\"X\"], \"message\": \"m\"}}"))
        .isEmpty();
    assertThat(differences(expected, "{\"result\": 1}")).hasSize(1);
    assertThat(
            differences(
                expected,
                "{\"error\": {\"stage\": \"load\", \"names\": [\"X\"], \"message\": \"m\"}}"))
        .hasSize(1);
  }

  @Test
  void anUnexpectedErrorOrTraceIsADifference() {
    assertThat(differences("{\"result\": null}", "{\"error\": {\"stage\": \"call\"}}")).hasSize(1);
    assertThat(differences("{\"result\": null}", "{\"result\": null, \"trace\": [1]}")).hasSize(1);
  }
}
