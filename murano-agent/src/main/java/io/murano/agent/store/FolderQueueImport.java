package io.murano.agent.store;

import io.murano.agent.json.JsonFormatException;
import io.murano.agent.plan.InvalidPlanException;
import io.murano.agent.plan.PlanDocument;
import io.murano.agent.plan.PlanMessage;
import io.murano.agent.plan.PlanResult;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the queue of the original's agent into the journal. */
final class FolderQueueImport {

  private static final Logger log = LoggerFactory.getLogger(FolderQueueImport.class);

  private final Path folder;
  private final FolderQueue queue;
  private final Quarantine quarantine;

  FolderQueueImport(Path folder, Quarantine quarantine) {
    this.folder = folder;
    this.queue = new FolderQueue(folder);
    this.quarantine = quarantine;
  }

  /** Takes everything readable over and puts the rest into quarantine. */
  void into(PlanStore store) throws IOException {
    long stamp = queue.stamp();
    for (Path item : queue.items()) {
      try {
        take(item, stamp, store);
        Folders.delete(item);
      } catch (JsonFormatException e) {
        quarantine.move(item, String.valueOf(e.getMessage()));
      }
    }
    store.raiseStamp(stamp);
    Folders.sync(folder);
  }

  private void take(Path item, long lastStamp, PlanStore store) throws IOException {
    PlanResult result = queue.result(item);
    if (result != null) {
      store.addAnswer(result);
      log.info("Took over the unsent result of plan {}", result.planId());
      return;
    }
    PlanMessage message = queue.plan(item);
    if (message == null) {
      throw new JsonFormatException("There is neither a plan.json nor a result.json");
    }
    StoredPlan plan;
    try {
      PlanDocument document = PlanDocument.read(message);
      plan = store.add(message, document.id(), document.stamp());
    } catch (InvalidPlanException e) {
      throw new JsonFormatException(String.valueOf(e.getMessage()));
    }
    // The original saves a plan's stamp when it begins to run it.
    if (plan.stamp() != null && plan.stamp() <= lastStamp) {
      store.markStarted(plan);
    }
    log.info("Took over plan {} of the former agent", plan.label());
  }
}
