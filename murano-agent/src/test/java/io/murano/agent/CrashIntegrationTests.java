package io.murano.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.agent.json.JsonText;
import io.murano.common.message.AgentProtocol;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent, the broker or the disk fail at the worst moment; the T numbers are the contract's. */
@NeedsBroker
class CrashIntegrationTests {

  private static final Duration NO_RESULT = Duration.ofSeconds(1);

  private final TestBroker broker;
  private TestConductor conductor;
  private TestAgent agent;

  @TempDir private Path folder;

  CrashIntegrationTests(TestBroker broker) {
    this.broker = broker;
  }

  @BeforeEach
  void setUp() {
    conductor = new TestConductor(broker);
    agent = new TestAgent(folder.resolve("agent"), broker, conductor);
  }

  @AfterEach
  void tearDown() {
    agent.close();
    conductor.close();
  }

  /** T12. */
  @Test
  void planSentBeforeTheFirstStartIsRunOnce() throws IOException {
    conductor.declareQueues();
    TestPlan plan = traced();
    conductor.send(plan);

    agent.start();

    assertThat(conductor.awaitResult().sourceId()).isEqualTo(plan.id());
    assertThat(conductor.pollResult(NO_RESULT)).isNull();
    assertThat(runs()).isEqualTo(1);
  }

  /** T13. */
  @Test
  void agentThatStartsBeforeItsQueueFindsIt() {
    agent.launch().awaitLog("does not exist yet", Duration.ofSeconds(60));

    conductor.declareQueues();

    assertThat(conductor.call(TestPlan.body("return 'found'")).value()).isEqualTo("found");
  }

  @Test
  void queueThatIsDeletedAndDeclaredAgainIsConsumedAgain() {
    conductor.declareQueues();
    agent.start();
    conductor.delete(conductor.planQueue());
    agent.process().awaitLog("No plans can be taken", Duration.ofSeconds(10));

    conductor.declareQueues();

    assertThat(conductor.call(TestPlan.body("return 'again'")).value()).isEqualTo("again");
  }

  /** T14, the agent's part: its consumer keeps the queue, messages do not. */
  @Test
  void queueLivesAsLongAsTheAgentConsumesIt() {
    conductor.declare(conductor.resultQueue());
    ServiceProcess process = agent.launch();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              // The agent may take longer to start than the queue lives: declaring prolongs it.
              conductor.declare(conductor.planQueue(), 2_000);
              return process.log().contains("Waiting for plans on queue");
            });

    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(10))
        .until(() -> broker.queue(conductor.planQueue()).isPresent());
    assertThat(conductor.call(TestPlan.body("return 'there'")).value()).isEqualTo("there");
    agent.kill();
    conductor.send(TestPlan.body("return"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> broker.queue(conductor.planQueue()).isEmpty());
  }

  /** T24. */
  @Test
  void killedDuringAScriptGivesExactlyOneResult() throws IOException {
    conductor.declareQueues();
    agent.start();
    Path late = folder.resolve("late");
    TestPlan plan =
        TestPlan.shell("echo run >> '%s'; sleep 8; touch '%s'".formatted(trace(), late));
    conductor.send(plan);
    await().until(() -> runs() == 1);

    agent.kill();
    agent.start();

    TestResult result = conductor.awaitResult();
    assertThat(result.sourceId()).isEqualTo(plan.id());
    assertThat(result.errorCode()).isEqualTo(AgentProtocol.INTERRUPTED);
    assertThat(result.info("reason")).isEqualTo("interrupted");
    assertThat(conductor.call(TestPlan.body("return 'next'")).value()).isEqualTo("next");
    assertThat(conductor.pollResult(Duration.ofSeconds(8))).isNull();
    assertThat(runs()).isEqualTo(1);
    assertThat(late).doesNotExist();
  }

  /** T25 and T29: no queue to deliver to is the moment between result and delivery, made long. */
  @Test
  void killedBetweenResultAndDeliveryDeliversWithoutRunningAgain() throws IOException {
    conductor.declare(conductor.planQueue());
    agent.start();
    TestPlan plan = traced();
    conductor.send(plan);
    agent.process().awaitLog("result is not delivered and is kept", Duration.ofSeconds(20));

    agent.kill();
    agent.start();
    conductor.declare(conductor.resultQueue());

    TestResult result = conductor.awaitResult();
    assertThat(result.sourceId()).isEqualTo(plan.id());
    assertThat(result.value()).isEqualTo("done");
    assertThat(conductor.pollResult(NO_RESULT)).isNull();
    assertThat(runs()).isEqualTo(1);
  }

  /** T29. */
  @Test
  void resultWaitsForItsQueueWhileOtherPlansRun() {
    conductor.declare(conductor.planQueue());
    agent.start();
    TestPlan first = TestPlan.body("return 1");
    TestPlan second = TestPlan.body("return 2");
    conductor.send(first);
    conductor.send(second);
    agent.process().awaitLog(second.id() + ": result is not delivered", Duration.ofSeconds(20));

    conductor.declare(conductor.resultQueue());

    List<TestResult> results = conductor.awaitResults(2);
    assertThat(results.stream().map(TestResult::sourceId).toList())
        .containsExactlyInAnyOrder(first.id(), second.id());
  }

  @Test
  void plansAcceptedBeforeAKillAreRunInOrderAfterIt() {
    conductor.declareQueues();
    agent.start();
    TestPlan running = TestPlan.shell("sleep 60");
    TestPlan second = TestPlan.body("return 2");
    TestPlan third = TestPlan.body("return 3");
    List.of(running, second, third).forEach(conductor::send);
    agent.process().awaitLog(third.id() + " 'a test': received", Duration.ofSeconds(10));
    agent.process().awaitLog("script run started", Duration.ofSeconds(10));

    agent.kill();
    agent.start();

    List<TestResult> results = conductor.awaitResults(3);
    assertThat(results.stream().map(TestResult::sourceId).toList())
        .containsExactly(running.id(), second.id(), third.id());
    assertThat(results.get(0).errorCode()).isEqualTo(AgentProtocol.INTERRUPTED);
    assertThat(results.get(2).value()).isEqualTo(3L);
  }

  /** T26: a limit on file sizes refuses the write as a full disk does. */
  @Test
  void planStaysInTheQueueWhileTheDiskRefusesIt() throws Exception {
    conductor.declareQueues();
    agent.start();
    // The agent's log is refused as well, so what it would say cannot be waited for.
    limitFileSize("0");
    TestPlan plan = traced();
    conductor.send(plan);
    assertThat(conductor.pollResult(Duration.ofSeconds(3))).isNull();

    limitFileSize("unlimited");

    assertThat(conductor.awaitResult().value()).isEqualTo("done");
    assertThat(runs()).isEqualTo(1);
    assertThat(agent.log()).contains(plan.id() + " 'a test': received");
  }

  @Test
  void planStaysInTheQueueWhileTheDiskIsNearlyFull() {
    conductor.declareQueues();
    agent.with("min_free", "1000TB").start();
    conductor.send(TestPlan.body("return"));

    await().until(() -> agent.log().contains("bytes are free below"));
    assertThat(conductor.pollResult(NO_RESULT)).isNull();
    agent.kill();
    assertThat(conductor.waitingPlans()).isEqualTo(1);
  }

  /** T27. */
  @Test
  void unreadableEntriesAreQuarantined() throws IOException {
    conductor.declareQueues();
    agent.start();
    TestPlan before = TestPlan.body("return 'before'");
    conductor.call(before);
    agent.kill();
    Path plans = agent.storage().resolve("plans");
    Files.createDirectories(plans.resolve("17000000000000"));
    Files.writeString(plans.resolve("17000000000000/plan.json"), "{\"Data\": \"broken");
    damage(plans.resolve("journal"));

    agent.start();

    TestResult after = conductor.call(TestPlan.body("return 'after'"));
    if (before.messageId().equals(after.sourceId())) {
      // The kill came before the broker's confirm was noted: the result may come once more.
      after = conductor.awaitResult();
    }
    assertThat(after.value()).isEqualTo("after");
    assertThat(plans.resolve("quarantine")).isDirectoryContaining("glob:**17000000000000*");
    assertThat(plans.resolve("quarantine")).isDirectoryContaining("glob:**journal-*");
    assertThat(plans.resolve("17000000000000")).doesNotExist();
  }

  @Test
  void plansAndResultsOfTheOriginalsAgentAreTakenOver() throws IOException {
    conductor.declareQueues();
    Path plans = Files.createDirectories(agent.storage().resolve("plans"));
    TestPlan waiting = traced();
    leave(
        plans,
        "17000000000001",
        "plan.json",
        Map.of("Data", base64(waiting), "ID", "x", "Signature", ""));
    leave(
        plans,
        "17000000000000",
        "result.json",
        Map.of("SourceID", "older", "ErrorCode", 0, "Body", 7));

    agent.start();

    List<TestResult> results = conductor.awaitResults(2);
    assertThat(results)
        .extracting(TestResult::sourceId)
        .containsExactlyInAnyOrder("older", waiting.id());
    assertThat(runs()).isEqualTo(1);
    assertThat(plans.resolve("17000000000001")).doesNotExist();
  }

  @Test
  void brokerThatRestartsDuringAScriptGetsTheResult() throws IOException {
    conductor.declareQueues();
    agent.start();
    TestPlan plan = TestPlan.shell("echo run >> '%s'; sleep 3; echo done".formatted(trace()));
    conductor.send(plan);
    await().until(() -> runs() == 1);

    broker.restart();
    conductor.reconnect();

    assertThat(conductor.awaitResult(Duration.ofSeconds(60)).value()).isEqualTo("done");
    assertThat(conductor.call(TestPlan.body("return 'next'")).value()).isEqualTo("next");
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void connectionsThatAreCutTimeAndAgainLoseNothing() throws IOException {
    conductor.declareQueues();
    agent.start();
    int plans = 12;
    for (int i = 0; i < plans; i++) {
      conductor.send(TestPlan.shell("echo run >> '%s'; sleep 0.2; echo done".formatted(trace())));
      if (i % 3 == 2) {
        broker.closeConnections();
        conductor.reconnect();
      }
    }

    long answered =
        conductor.awaitResults(plans).stream().map(TestResult::sourceId).distinct().count();

    assertThat(answered).isEqualTo(plans);
    assertThat(runs()).isEqualTo(plans);
  }

  @Test
  void sigtermLetsAShortPlanEnd() {
    conductor.declareQueues();
    agent.start();
    conductor.send(TestPlan.shell("sleep 1; echo done"));
    agent.process().awaitLog("script run started", Duration.ofSeconds(10));

    assertThat(agent.process().terminate(Duration.ofSeconds(20))).isEqualTo(143);

    assertThat(conductor.awaitResult().value()).isEqualTo("done");
  }

  @Test
  void sigtermInterruptsALongPlanAndSaysSo() {
    conductor.declareQueues();
    agent.with("shutdown_grace", "1s").start();
    Path late = folder.resolve("late");
    conductor.send(TestPlan.shell("sleep 5; touch '%s'".formatted(late)));
    agent.process().awaitLog("script run started", Duration.ofSeconds(10));

    ServiceProcess stopped = agent.process();
    stopped.terminate(Duration.ofSeconds(20));

    TestResult result = conductor.awaitResult();
    assertThat(result.errorCode()).isEqualTo(AgentProtocol.INTERRUPTED);
    assertThat(late).doesNotExist();
  }

  @Test
  void secondAgentOnTheSameStorageIsRefused() {
    conductor.declareQueues();
    agent.start();
    try (TestAgent second = new TestAgent(folder.resolve("agent"), broker, conductor)) {
      ServiceProcess process = second.launch();

      assertThat(process.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
      assertThat(process.log()).contains("Another agent uses the storage folder");
    }
  }

  private TestPlan traced() {
    return TestPlan.shell("echo run >> '%s'; echo done".formatted(trace()));
  }

  private Path trace() {
    return folder.resolve("trace");
  }

  private int runs() throws IOException {
    return Files.exists(trace()) ? Files.readAllLines(trace()).size() : 0;
  }

  private void limitFileSize(String bytes) throws Exception {
    int code =
        new ProcessBuilder(
                "prlimit", "--pid", String.valueOf(agent.process().pid()), "--fsize=" + bytes + ":")
            .inheritIO()
            .start()
            .waitFor();
    assertThat(code).isZero();
  }

  private static void damage(Path journal) throws IOException {
    byte[] content = Files.readAllBytes(journal);
    String text = new String(content, StandardCharsets.ISO_8859_1);
    content[text.indexOf("MJ1 P") + 2] = 'x';
    Files.write(journal, content, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static void leave(Path plans, String entry, String file, Map<String, Object> content)
      throws IOException {
    Path item = Files.createDirectories(plans.resolve(entry));
    Files.write(item.resolve(file), JsonText.write(content));
  }

  private static String base64(TestPlan plan) {
    return Base64.getEncoder().encodeToString(plan.bytes());
  }
}
