package io.murano.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.agent.json.JsonText;
import io.murano.common.message.AgentProtocol;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a running agent does with plans of every kind; the T numbers are the contract's. */
@NeedsBroker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanIntegrationTests {

  private static final Duration NO_RESULT = Duration.ofMillis(700);

  private final TestConductor conductor;
  private final TestBroker broker;
  private TestAgent agent;

  PlanIntegrationTests(TestBroker broker) {
    this.broker = broker;
    this.conductor = new TestConductor(broker).declareQueues();
  }

  @BeforeAll
  void startAgent(@TempDir Path folder) {
    agent = new TestAgent(folder, broker, conductor).start();
  }

  @AfterAll
  void stopAgent() {
    agent.close();
    conductor.close();
  }

  /** T19: the plan has the properties and the void signature that the original's engine sends. */
  @Test
  void answersInTheOriginalsFormat() {
    TestPlan plan =
        TestPlan.body("return {'port': args.port}").with("Parameters", Map.of("port", 80));

    TestResult result = conductor.call(plan);

    assertThat(result.body().keySet().toString())
        .isEqualTo("[FormatVersion, ID, SourceID, Action, ErrorCode, Body, Time, ReplyTo]");
    assertThat(result.get("FormatVersion")).isEqualTo("2.0.0");
    assertThat(result.get("ID")).asString().matches("[0-9a-f]{32}");
    assertThat(result.sourceId()).isEqualTo(plan.id());
    assertThat(result.get("Action")).isEqualTo("Execution:Result");
    assertThat(result.errorCode()).isZero();
    assertThat(result.value()).isEqualTo(Map.of("port", 80L));
    assertThat(result.get("Time"))
        .asString()
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    assertThat(result.properties().getMessageId()).isEqualTo(plan.id());
    assertThat(result.properties().getDeliveryMode()).isEqualTo(2);
    assertThat(result.properties().getContentType()).isEqualTo("text/plain");
  }

  /** T20: the engine's readiness plan has neither id nor files nor stamp. */
  @Test
  void answersReadinessPlanOnceByItsMessageId() {
    byte[] plan =
        JsonText.write(Map.of("Body", "return", "FormatVersion", "2.0.0", "Scripts", Map.of()));
    conductor.send("0123456789abcdef0123456789abcdef", plan, new byte[0]);

    TestResult result = conductor.awaitResult();

    assertThat(result.errorCode()).isZero();
    assertThat(result.sourceId()).isEqualTo("0123456789abcdef0123456789abcdef");
    assertThat(conductor.pollResult(NO_RESULT)).isNull();
  }

  /** T45. */
  @Test
  void runsPlansOneAtATimeInOrder(@TempDir Path folder) throws IOException {
    Path trace = folder.resolve("trace");
    List<TestPlan> plans =
        Stream.of("1", "2", "3")
            .map(
                number ->
                    TestPlan.shell(
                        "echo begin %s >> '%s'; sleep 0.2; echo end %s >> '%s'"
                            .formatted(number, trace, number, trace)))
            .toList();
    plans.forEach(conductor::send);

    List<TestResult> results = conductor.awaitResults(3);

    assertThat(results.stream().map(TestResult::sourceId).toList())
        .isEqualTo(plans.stream().map(TestPlan::id).toList());
    assertThat(Files.readAllLines(trace))
        .containsExactly("begin 1", "end 1", "begin 2", "end 2", "begin 3", "end 3");
  }

  /** T28. */
  @Test
  void refusesInvalidPlanOnce() {
    TestPlan plan =
        TestPlan.body("return")
            .without("Stamp")
            .script("cook", Map.of("Type", "Chef", "EntryPoint", "a::b"));

    TestResult result = conductor.call(plan);

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.INVALID_PLAN);
    assertThat(result.message()).contains("Chef", "cook", "2.0.0");
    assertThat(conductor.pollResult(NO_RESULT)).isNull();
    assertThat(conductor.call(TestPlan.body("return 'next'")).value()).isEqualTo("next");
  }

  @Test
  void refusesNewerFormat() {
    TestResult result = conductor.call(TestPlan.body("return").with("FormatVersion", "2.3.0"));

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.UNSUPPORTED_FORMAT);
  }

  @Test
  void reportsMissingBodyAsTheOriginalDoes() {
    TestResult result = conductor.call(TestPlan.body("").without("Body"));

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.FAILURE);
    assertThat(result.message()).isEqualTo("'Body'");
  }

  @Test
  void answersWhatIsNoPlanAndGoesOn() {
    byte[] garbage = "{ this is no JSON".getBytes(StandardCharsets.US_ASCII);
    conductor.send("11110000111100001111000011110000", garbage, new byte[0]);

    TestResult result = conductor.awaitResult();

    assertThat(result.sourceId()).isEqualTo("11110000111100001111000011110000");
    assertThat(result.errorCode()).isEqualTo(AgentProtocol.INVALID_PLAN);
    assertThat(conductor.call(TestPlan.body("return 'next'")).value()).isEqualTo("next");
  }

  @Test
  void dropsWhatIsNoPlanAndHasNoId() {
    conductor.send(null, "[]".getBytes(StandardCharsets.US_ASCII), new byte[0]);

    assertThat(conductor.call(TestPlan.body("return 'next'")).value()).isEqualTo("next");
    assertThat(agent.log()).contains("dropped without a result");
  }

  /** T46. */
  @Test
  void refusesNamesThatLeaveTheStorage() {
    TestPlan byId = TestPlan.shell("echo x").with("ID", "../../escaped");
    TestPlan byName = TestPlan.shell("echo x").text("f", "../../../escaped", "x");
    TestPlan byAbsoluteName = TestPlan.shell("echo x").text("f", "/tmp/escaped", "x");
    TestPlan byFileId = TestPlan.shell("echo x").text("../../escaped", "f", "x");
    TestPlan byScript = TestPlan.body("return").script("../escaped", "echo x");

    for (TestPlan plan : List.of(byId, byName, byAbsoluteName, byFileId, byScript)) {
      TestResult result = conductor.call(plan);
      assertThat(result.errorCode()).isEqualTo(AgentProtocol.INVALID_PLAN);
      assertThat(result.sourceId()).isEqualTo(plan.id());
    }
    assertThat(agent.storage().resolveSibling("escaped")).doesNotExist();
    assertThat(Path.of("/tmp/escaped")).doesNotExist();
  }

  /** T32, the agent's part. */
  @Test
  void refusesExpiredPlanVisibly(@TempDir Path folder) {
    Path effect = folder.resolve("effect");
    TestPlan plan =
        TestPlan.shell("touch '%s'".formatted(effect))
            .with("Deadline", Instant.now().minusSeconds(5).toString());

    TestResult result = conductor.call(plan);

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.EXPIRED);
    assertThat(result.info("reason")).isEqualTo("expired");
    assertThat(effect).doesNotExist();
    assertThat(agent.log()).containsPattern("WARN .*" + plan.id() + ": not executed, its deadline");
  }

  @Test
  void runsPlanBeforeItsDeadline() {
    TestPlan plan =
        TestPlan.body("return 'in time'")
            .with("Deadline", Instant.now().plusSeconds(60).toString());

    assertThat(conductor.call(plan).value()).isEqualTo("in time");
  }

  @Test
  void answersDuplicateFromTheStoreWithoutRunningAgain(@TempDir Path folder) throws IOException {
    Path trace = folder.resolve("trace");
    TestPlan plan = TestPlan.shell("echo run >> '%s'; echo done".formatted(trace));

    TestResult first = conductor.call(plan);
    TestResult second = conductor.call(plan);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(Files.readAllLines(trace)).hasSize(1);
  }

  @Test
  void dropsPlanWithOldStamp() {
    TestPlan newer = TestPlan.body("return 'newer'");
    TestPlan older = TestPlan.body("return 'older'").with("Stamp", 5);

    assertThat(conductor.call(newer).value()).isEqualTo("newer");
    conductor.send(older);

    assertThat(conductor.pollResult(NO_RESULT)).isNull();
    assertThat(agent.log()).contains("its stamp 5 is not above");
  }

  @Test
  void takesPlanWithReusedIdAndLaterStampAsANewOne() {
    TestPlan first = TestPlan.body("return 1");
    TestPlan second = TestPlan.body("return 2").with("ID", first.id());

    assertThat(conductor.call(first).value()).isEqualTo(1L);
    assertThat(conductor.call(second).value()).isEqualTo(2L);
  }

  @Test
  void cancelsRunningPlanAndWaitingPlan(@TempDir Path folder) {
    Path effect = folder.resolve("effect");
    TestPlan running = TestPlan.shell("sleep 60; touch '%s'".formatted(effect));
    TestPlan waiting = TestPlan.shell("touch '%s'".formatted(effect));
    conductor.send(running);
    conductor.send(waiting);
    await().until(() -> agent.log().contains(waiting.id() + " 'a test': received"));

    conductor.send(TestPlan.body("").with("Action", "Cancel").with("SourceID", waiting.id()));
    conductor.send(TestPlan.body("").with("Action", "Cancel").with("SourceID", running.id()));

    List<TestResult> results = conductor.awaitResults(2);
    assertThat(results.stream().map(TestResult::sourceId).toList())
        .containsExactly(running.id(), waiting.id());
    assertThat(results).allMatch(result -> result.errorCode() == AgentProtocol.CANCELLED);
    assertThat(effect).doesNotExist();
    assertThat(conductor.pollResult(NO_RESULT)).isNull();
  }

  @Test
  void plansOfTheOldestFormatRunByGenericRules() {
    TestPlan plan = TestPlan.shell("echo old").without("FormatVersion");

    assertThat(conductor.call(plan).value()).isEqualTo("old");
  }

  @Test
  void resultThatIsTooLargeBecomesAnError() {
    TestResult result = conductor.call(TestPlan.body("return 'x' * 9000000"));

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.FAILURE);
    assertThat(result.message()).contains("bytes");
  }

  @Test
  void keepsJsonTypesOfResults() {
    TestPlan plan =
        TestPlan.body("return [1, 1.0, True, None, 'a', {'k': []}, 12345678901234567890]");

    assertThat(new String(JsonText.write(conductor.call(plan).value()), StandardCharsets.US_ASCII))
        .isEqualTo("[1,1.0,true,null,\"a\",{\"k\":[]},12345678901234567890]");
  }

  @Test
  void statusFileTellsWhatTheAgentDoes() throws IOException {
    conductor.call(TestPlan.body("return"));

    await()
        .untilAsserted(
            () ->
                assertThat((Map<?, ?>) JsonText.read(Files.readAllBytes(agent.status())))
                    .extracting("connected", "consuming", "plan", "plans_waiting")
                    .containsExactly(true, true, null, 0L));
  }
}
