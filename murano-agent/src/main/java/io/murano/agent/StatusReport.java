package io.murano.agent;

import io.murano.agent.json.JsonText;
import io.murano.agent.messaging.BrokerLink;
import io.murano.agent.messaging.PlanReceiver;
import io.murano.agent.messaging.ResultPublisher;
import io.murano.agent.messaging.RivalAlarm;
import io.murano.agent.runner.ActivityLog;
import io.murano.agent.runner.PlanWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the agent's state in a small JSON file for people and monitoring, if one is configured. The
 * file is replaced as a whole every few seconds and holds no secret.
 */
final class StatusReport {

  private final @Nullable Path file;
  private final Sources sources;
  private final Clock clock;

  /** Where the state is read from. */
  record Sources(
      BrokerLink link,
      PlanReceiver receiver,
      PlanWorker worker,
      ResultPublisher publisher,
      ActivityLog activity,
      RivalAlarm rivals) {}

  StatusReport(@Nullable Path file, Sources sources, Clock clock) {
    this.file = file;
    this.sources = sources;
    this.clock = clock;
  }

  /** Writes the state of a running agent. */
  void write() throws IOException {
    write(true);
  }

  /** Writes the state of an agent that has stopped. */
  void writeStopped() throws IOException {
    write(false);
  }

  private void write(boolean running) throws IOException {
    Path target = file;
    if (target == null) {
      return;
    }
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    Files.write(fresh, JsonText.write(state(running)));
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Map<String, @Nullable Object> state(boolean running) {
    Map<String, @Nullable Object> state = new LinkedHashMap<>();
    ActivityLog.Current current = sources.activity().current();
    state.put("version", AgentVersion.get());
    state.put("pid", ProcessHandle.current().pid());
    state.put("updated", clock.instant().toString());
    state.put("running", running);
    state.put("connected", sources.link().isConnected());
    state.put("consuming", sources.receiver().isConsuming());
    state.put("queue_taken_by_another", sources.rivals().isRaised());
    state.put("plan", current == null ? null : current.plan());
    state.put("plan_since", current == null ? null : current.since().toString());
    state.put("plans_waiting", sources.worker().waiting());
    state.put("results_unconfirmed", sources.publisher().unconfirmed());
    state.put("plans_succeeded", sources.activity().succeeded());
    state.put("plans_failed", sources.activity().failed());
    state.put("messages_dropped", sources.activity().dropped());
    return state;
  }
}
