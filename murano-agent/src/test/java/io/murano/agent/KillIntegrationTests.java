package io.murano.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.common.message.AgentProtocol;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T24 and T25 at moments nobody has chosen. */
@NeedsBroker
class KillIntegrationTests {

  private static final String SEED = "murano.test.seed";
  private static final int PLANS = 60;
  private static final int KILLS = 5;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestConductor conductor;
  private final TestAgent agent;
  private final Path trace;

  KillIntegrationTests(TestBroker broker, @TempDir Path folder) {
    this.conductor = new TestConductor(broker).declareQueues();
    this.agent = new TestAgent(folder.resolve("agent"), broker, conductor);
    this.trace = folder.resolve("trace");
  }

  @AfterEach
  void tearDown() {
    agent.close();
    conductor.close();
  }

  @Test
  void everyPlanHasExactlyOneResultHoweverOftenTheAgentIsKilled() throws Exception {
    long seed = Long.getLong(SEED, System.nanoTime());
    Random random = new Random(seed);
    List<TestPlan> plans = new ArrayList<>();
    for (int i = 0; i < PLANS; i++) {
      plans.add(TestPlan.shell("echo %d >> '%s'; sleep 0.05".formatted(i, trace)));
    }
    plans.forEach(conductor::send);

    for (int i = 0; i < KILLS; i++) {
      agent.start();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
      agent.kill();
    }
    agent.start();

    Map<Object, TestResult> results = results(plans);
    for (int i = 0; i < PLANS; i++) {
      TestResult result = Objects.requireNonNull(results.get(plans.get(i).id()));
      long runs = runs(i);
      if (result.errorCode() == AgentProtocol.INTERRUPTED) {
        assertThat(runs).as("runs of plan %d, seed %d", i, seed).isLessThanOrEqualTo(1);
      } else {
        assertThat(result.errorCode()).as("plan %d, seed %d", i, seed).isZero();
        assertThat(runs).as("runs of plan %d, seed %d", i, seed).isEqualTo(1);
      }
    }
  }

  /** Returns the result of each plan; the same result may have come twice, another one not. */
  private Map<Object, TestResult> results(List<TestPlan> plans) {
    Map<Object, TestResult> results = new HashMap<>();
    Set<Object> ids = new HashSet<>();
    long end = System.nanoTime() + LIMIT.toNanos();
    while (results.size() < plans.size() && System.nanoTime() < end) {
      TestResult result = conductor.awaitResult();
      results.put(Objects.requireNonNull(result.sourceId()), result);
      ids.add(Objects.requireNonNull(result.get("ID")));
    }
    assertThat(results).hasSameSizeAs(plans);
    assertThat(ids).hasSameSizeAs(plans);
    return results;
  }

  private long runs(int plan) throws IOException {
    String line = String.valueOf(plan);
    return Files.readAllLines(trace).stream().filter(line::equals).count();
  }
}
