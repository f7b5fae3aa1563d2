package io.murano.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code murano.agent.*}, section {@code [DEFAULT]} of agent.conf.
 *
 * @param storage folder for everything the agent writes
 * @param engineKey the engine's public key, PEM; empty to accept unsigned plans
 * @param enableDynamicResultQueue whether a plan's {@code ReplyTo} decides where its result goes
 * @param bodyEngine what executes bodies
 * @param python interpreter for bodies beyond the built-in engine: a path, or a name to look up in
 *     PATH
 * @param statusFile file in which the agent keeps its state as JSON, or null for none
 * @param malformedOutput what to do with script output that is not UTF-8
 * @param planLimit longest run of any plan, or null for no limit but the plan's own
 * @param outputLimit bytes of each captured stream that go into a result
 * @param resultLimit bytes of the largest result that is sent
 * @param maxWaiting number of plans taken off the broker while another runs
 * @param history number of answered plans whose results are kept to answer duplicates
 * @param minFree disk space without which no plan is accepted
 * @param killGrace time between SIGTERM and SIGKILL for a plan that has to stop
 * @param shutdownGrace time a running plan has to end when the agent is stopped
 * @param progressInterval how often a long script is mentioned in the log
 * @param rabbitmq the broker
 */
@ConfigurationProperties("murano.agent")
public record AgentProperties(
    @DefaultValue("/var/murano/plans") Path storage,
    @DefaultValue("") String engineKey,
    @DefaultValue("false") boolean enableDynamicResultQueue,
    @DefaultValue("auto") BodyEngineChoice bodyEngine,
    @DefaultValue("python3") String python,
    @Nullable Path statusFile,
    @DefaultValue("fail") MalformedOutput malformedOutput,
    @Nullable Duration planLimit,
    @DefaultValue("1MB") DataSize outputLimit,
    @DefaultValue("8MB") DataSize resultLimit,
    @DefaultValue("16") int maxWaiting,
    @DefaultValue("256") int history,
    @DefaultValue("512KB") DataSize minFree,
    @DefaultValue("2s") Duration killGrace,
    @DefaultValue("10s") Duration shutdownGrace,
    @DefaultValue("60s") Duration progressInterval,
    @DefaultValue RabbitProperties rabbitmq) {

  /** What executes the bodies of plans. */
  public enum BodyEngineChoice {
    /** The built-in engine where it suffices, else a system Python if there is one. */
    AUTO,
    /** The built-in engine only. */
    BUILTIN,
    /** A system Python only. */
    PYTHON
  }

  /** What to do with script output that is not UTF-8. */
  public enum MalformedOutput {
    /** Fail the call, as the original does. */
    FAIL,
    /** Replace the bad bytes. */
    REPLACE
  }

  /** Checks the values that make no sense. */
  public AgentProperties {
    requirePositive("output_limit", outputLimit.toBytes());
    requirePositive("result_limit", resultLimit.toBytes());
    requirePositive("max_waiting", maxWaiting);
    requirePositive("history", history);
    if (planLimit != null) {
      requirePositive("plan_limit", planLimit.toMillis());
    }
    requirePositive("progress_interval", progressInterval.toMillis());
  }

  /** Leaves keys and passwords out. */
  @Override
  public String toString() {
    return "AgentProperties[storage=%s, signed=%s, %s]"
        .formatted(storage, !engineKey.isBlank(), rabbitmq);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new ConfigurationException("%s %d is not above 0".formatted(name, value));
    }
  }
}
