package io.murano.conductor.conformance.yaql;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.conductor.conformance.DeliberateDifferences;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the recorded cases. The system property {@code yaql.conformance.folder} names another folder
 * of cases to run instead.
 */
class YaqlConformanceTests {

  private static final String FOLDER_PROPERTY = "yaql.conformance.folder";

  @TempDir private Path temp;

  @Test
  void everyRecordedCaseAgreesWithTheReference() throws Exception {
    YaqlReport report = YaqlConformance.run(folder(), null);

    assertThat(report.differences()).isEmpty();
    assertThat(report.stale()).isEmpty();
    assertThat(report.agrees()).isTrue();
  }

  private static Path folder() throws URISyntaxException {
    String other = System.getProperty(FOLDER_PROPERTY);
    return other != null ? Path.of(other) : resource("/conformance/yaql");
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(YaqlConformanceTests.class.getResource(name).toURI());
  }

  /** Cases that comparing random expressions with the reference has brought up. */
  @Test
  void everyDifferenceOnceFoundStaysRepaired() throws Exception {
    YaqlReport report = YaqlConformance.run(resource("/conformance/yaql-found"), null);

    assertThat(report.differences()).isEmpty();
    assertThat(report.agrees()).isTrue();
  }

  @Test
  void aWrongOutcomeFailsTheRun() throws IOException {
    write(
        """
        {"id": "x-1:default", "area": "x", "engine": "default", "expression": "1 + 1", "result": 3}
        {"id": "x-2:default", "area": "x", "engine": "default", "expression": "1.0", "result": 1}
        {"id": "x-3:murano", "area": "x", "engine": "murano", "expression": "1 / 0", "error": "KeyError"}
        {"id": "x-4:murano", "area": "x", "engine": "murano", "expression": "2", "result": 2}
        """);

    YaqlReport report = YaqlConformance.run(temp, null);

    assertThat(report.agrees()).isFalse();
    assertThat(report.differences())
        .extracting(YaqlReport.Difference::id)
        .containsExactly("x-1:default", "x-2:default", "x-3:murano");
  }

  @Test
  void anEmptyFolderIsNoSuccess() throws IOException {
    assertThat(YaqlConformance.run(temp, null).agrees()).isFalse();
  }

  @Test
  void outcomesAreWrittenOneALine() throws IOException {
    write(
        """
        {"id": "a:default", "area": "x", "engine": "default", "expression": "[1, 2.0]", "result": []}
        {"id": "b:legacy", "area": "x", "engine": "legacy", "expression": "foo()", "result": 1}
        {"id": "c:murano", "area": "parse", "engine": "murano", "expression": "a:b", "ast": {}}
        """);
    Path outcomes = temp.resolve("outcomes.txt");

    YaqlConformance.run(temp, outcomes);

    assertThat(Files.readAllLines(outcomes))
        .isEqualTo(
            List.of(
                "{\"id\":\"a:default\",\"result\":[1,2.0]}",
                "{\"id\":\"b:legacy\",\"error\":\"NoFunctionRegisteredException\"}",
                "{\"id\":\"c:murano\",\"ast\":{\"binary\":\":\",\"args\":[{\"keyword\":\"a\"},"
                    + "{\"keyword\":\"b\"}]}}"));
  }

  @Test
  void setsAndDictionariesCompareWithoutOrder() throws IOException {
    write(
        """
        {"id": "a:murano", "area": "x", "engine": "murano", "expression": "set(1, 2)", "result": {"$set": [2, 1]}}
        {"id": "b:default", "area": "x", "engine": "default", "expression": "set(1, 2)", "result": {"$unordered": [2, 1]}}
        {"id": "c:default", "area": "x", "engine": "default", "expression": "{1 => a, 2 => b}", "result": {"$dict": [[2, "b"], [1, "a"]]}}
        """);

    assertThat(YaqlConformance.run(temp, null).differences()).isEmpty();
  }

  @Test
  void aListedDifferenceThatAgreesIsStale() {
    YaqlReport report = new YaqlReport(new DeliberateDifferences(Map.of("a", "it is meant")));
    YaqlCase test =
        caseOf("1", "{\"id\":\"a\",\"area\":\"x\",\"engine\":\"default\",\"result\":1}");

    report.add(test, CaseRunner.run(test), true);

    assertThat(report.stale()).containsExactly("a");
    assertThat(report.agrees()).isFalse();
  }

  @Test
  void aListedDifferenceThatDiffersIsAccepted() {
    YaqlReport report = new YaqlReport(new DeliberateDifferences(Map.of("a", "it is meant")));
    YaqlCase test =
        caseOf("1", "{\"id\":\"a\",\"area\":\"x\",\"engine\":\"default\",\"result\":2}");

    report.add(test, CaseRunner.run(test), false);

    assertThat(report.agrees()).isTrue();
  }

  private static YaqlCase caseOf(String expression, String record) {
    return new YaqlCase(
        "a",
        "x",
        "default",
        expression,
        tools.jackson.databind.json.JsonMapper.shared().readTree(record));
  }

  private void write(String cases) throws IOException {
    Files.writeString(temp.resolve("cases.jsonl"), cases);
  }
}
