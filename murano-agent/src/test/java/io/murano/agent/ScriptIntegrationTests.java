package io.murano.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.common.message.AgentProtocol;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of plans, run by the real agent. */
@NeedsBroker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptIntegrationTests {

  private final TestConductor conductor;
  private final TestBroker broker;
  private TestAgent agent;

  ScriptIntegrationTests(TestBroker broker) {
    this.broker = broker;
    this.conductor = new TestConductor(broker).declareQueues();
  }

  @BeforeAll
  void startAgent(@TempDir Path folder) {
    agent =
        new TestAgent(folder, broker, conductor)
            .with("output_limit", "4KB")
            .with("kill_grace", "500ms")
            .start();
  }

  @AfterAll
  void stopAgent() {
    agent.close();
    conductor.close();
  }

  /** T22: a body as packages have them. */
  @Test
  void runsScriptWithFormattedArguments() {
    TestPlan plan =
        TestPlan.body("return deploy('{0} {1}'.format(args.appName, args.port)).stdout\n")
            .with("Parameters", Map.of("appName", "web", "port", 8080))
            .script("deploy", "echo \"deploying $1 on $2\"");

    assertThat(conductor.call(plan).value()).isEqualTo("deploying web on 8080");
  }

  @Test
  void returnsStatusAndBothStreams() {
    TestPlan plan = TestPlan.body("return run()").script("run", "echo out; echo err >&2");

    assertThat(conductor.call(plan).value())
        .isEqualTo(Map.of("exitCode", 0L, "stdout", "out", "stderr", "err"));
  }

  @Test
  void failedScriptFailsThePlan() {
    TestResult result = conductor.call(TestPlan.shell("echo out a; echo err >&2; exit 3"));

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.SCRIPT_FAILURE);
    assertThat(result.message()).isEqualTo("Script run returned error code");
    assertThat(result.info("exitCode")).isEqualTo(3L);
    assertThat(result.info("stdout")).isEqualTo("out a");
    assertThat(result.info("stderr")).isEqualTo("err");
  }

  /** T21: what the core library's putFile relies on. */
  @Test
  void filesAreLinksThatCanBeFollowedAndMoved(@TempDir Path folder) throws IOException {
    Path target = folder.resolve("installed");
    String script =
        """
        set -e
        mv "$(readlink destinationFile)" "$1"
        """;
    TestPlan plan =
        TestPlan.body("return putFile(\"'{0}'\".format(args.path)).exitCode == 0")
            .with("Parameters", Map.of("path", target.toString()))
            .base64("destinationFile", "destinationFile", "Y29udGVudA==\n")
            .script("putFile", script, "destinationFile");

    assertThat(conductor.call(plan).value()).isEqualTo(true);
    assertThat(target).hasContent("content");
  }

  /** T23. */
  @Test
  void base64FileKeepsItsBytes(@TempDir Path folder) throws IOException {
    Path copy = folder.resolve("copy");
    TestPlan plan =
        TestPlan.body("return run().exitCode")
            .base64("data", "lib/data.bin", "//4A\n")
            .script("run", "cat lib/data.bin > '%s'".formatted(copy), "data");

    conductor.call(plan);

    assertThat(Files.readAllBytes(copy)).containsExactly(0xFF, 0xFE, 0x00);
  }

  @Test
  void programRunsInItsOwnFolderWithOwnerRightsOnly() {
    TestPlan plan =
        TestPlan.body("return run().stdout")
            .text("main", "bin/tool.sh", "#!/bin/sh\npwd; ls -L -l tool.sh | cut -c1-10; ls ..\n")
            .text("extra", "data.txt", "x")
            .application("run", "main", "extra");

    String output = String.valueOf(conductor.call(plan).value());

    assertThat(output.lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("/files/" + plan.id() + "/run/bin"),
            line -> assertThat(line).isEqualTo("-r-x------"),
            line -> assertThat(line).isEqualTo("bin"),
            line -> assertThat(line).isEqualTo("data.txt"));
    assertThat(agent.storage().resolve("files").resolve(String.valueOf(plan.id()))).doesNotExist();
  }

  @Test
  void commandLineIsShellSyntax() {
    TestPlan plan =
        TestPlan.body("return run('a \"b c\" $((1+2)) | tr a-z A-Z').stdout")
            .script("run", "for a; do echo \"[$a]\"; done");

    assertThat(conductor.call(plan).value()).isEqualTo("[A]\n[B C]\n[3]");
  }

  @Test
  void programWithoutFirstLineIsRunByTheShell() {
    TestPlan plan =
        TestPlan.body("return run().stdout")
            .text("main", "plain", "echo plain\n")
            .application("run", "main");

    assertThat(conductor.call(plan).value()).isEqualTo("plain");
  }

  @Test
  void brokenPipesEndTheWriterQuietly() {
    assertThat(conductor.call(TestPlan.shell("yes | head -n 1")).value()).isEqualTo("y");
  }

  @Test
  void standardInputIsEmpty() {
    assertThat(conductor.call(TestPlan.shell("cat; echo read")).value()).isEqualTo("read");
  }

  @Test
  void lineEndsAndSpaceAreTrimmedAsTextModeDoes() {
    assertThat(conductor.call(TestPlan.shell("printf '\\n a\\r\\nb\\rc \\n\\n'")).value())
        .isEqualTo("a\nb\nc");
  }

  @Test
  void outputThatIsNotUtf8FailsThePlanAsWithTheOriginal() {
    TestResult result = conductor.call(TestPlan.shell("printf '\\377'"));

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.FAILURE);
    assertThat(result.message())
        .isEqualTo("'utf-8' codec can't decode byte 0xff in position 0: invalid start byte");
  }

  @Test
  void longOutputKeepsBeginningAndEnd() {
    String value = String.valueOf(conductor.call(TestPlan.shell("seq 1 5000")).value());

    assertThat(value)
        .startsWith("1\n2\n3\n")
        .endsWith("\n4999\n5000")
        .contains("bytes of output left out");
    assertThat(value.length()).isLessThan(5000);
  }

  @Test
  void uncapturedStreamsAreNull() {
    TestPlan plan =
        TestPlan.body("return run()")
            .text("main", "main.sh", "#!/bin/sh\necho out; echo err >&2\n")
            .script(
                "run",
                Map.of(
                    "Type",
                    "Application",
                    "EntryPoint",
                    "main",
                    "Files",
                    List.of(),
                    "Options",
                    Map.of("captureStdout", false)));
    @SuppressWarnings("unchecked")
    Map<String, Object> value = (Map<String, Object>) conductor.call(plan).value();

    assertThat(value).containsEntry("stdout", null).containsEntry("stderr", "err");
  }

  @Test
  void scriptCanBeCalledAgainInTheSameFolder() {
    TestPlan plan =
        TestPlan.body("return [run().stdout, run().stdout]")
            .script("run", "echo x >> count; wc -l < count");

    assertThat(conductor.call(plan).value()).isEqualTo(List.of("1", "2"));
  }

  @Test
  void daemonLeftBehindNeitherHoldsUpThePlanNorDies(@TempDir Path folder) {
    Path sign = folder.resolve("sign");
    String script = "(sleep 1; echo still writing; touch '%s') & echo started".formatted(sign);

    assertThat(conductor.call(TestPlan.shell(script)).value()).isEqualTo("started");
    await().untilAsserted(() -> assertThat(sign).exists());
  }

  /** T44. */
  @Test
  void timeLimitKillsTheWholeGroupAndTheNextPlanRuns(@TempDir Path folder) {
    Path effect = folder.resolve("effect");
    String script =
        "trap '' TERM; (trap '' TERM; sleep 4; touch '%s') & sleep 60".formatted(effect);
    TestPlan plan = TestPlan.shell(script).with("TimeOut", 1.5);
    conductor.send(plan);
    conductor.send(TestPlan.body("return 'next'"));

    TestResult killed = conductor.awaitResult();
    TestResult next = conductor.awaitResult();

    assertThat(killed.sourceId()).isEqualTo(plan.id());
    assertThat(killed.errorCode()).isEqualTo(AgentProtocol.TIME_LIMIT);
    assertThat(killed.info("limit")).isEqualTo(1.5);
    assertThat(next.value()).isEqualTo("next");
    await()
        .during(Duration.ofSeconds(4))
        .atMost(Duration.ofSeconds(6))
        .untilAsserted(() -> assertThat(Files.exists(effect, LinkOption.NOFOLLOW_LINKS)).isFalse());
  }

  @Test
  void timeLimitEndsBodyThatNeverEnds() {
    TestResult result = conductor.call(TestPlan.body("while True:\n    pass").with("TimeOut", 1));

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.TIME_LIMIT);
  }

  @Test
  void timeLimitEndsSleepingBody() {
    TestResult result =
        conductor.call(
            TestPlan.body("import time\ntry:\n    time.sleep(60)\nexcept Exception:\n    pass")
                .with("TimeOut", 1));

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.TIME_LIMIT);
  }

  @Test
  void processesOfAPlanKnowItsIdAndNoSettingsOfTheAgent() {
    TestPlan plan = TestPlan.shell("echo $MURANO_PLAN_ID; env | grep -c '^MURANO_AGENT_' || true");

    assertThat(conductor.call(plan).value()).isEqualTo(plan.id() + "\n0");
  }
}
