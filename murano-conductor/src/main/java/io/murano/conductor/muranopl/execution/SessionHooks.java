package io.murano.conductor.muranopl.execution;

import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.error.ErrorDetails;
import io.murano.conductor.muranopl.error.ExecutionAbortedException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What native code wants to be done before and after actions; each hook runs once. */
public final class SessionHooks {

  private static final Logger LOG = LoggerFactory.getLogger(SessionHooks.class);

  private final List<Runnable> atStart = new ArrayList<>();
  private final List<Runnable> atFinish = new ArrayList<>();

  SessionHooks() {}

  /** Runs something at the next start. */
  public void onStart(Runnable hook) {
    atStart.add(hook);
  }

  /** Runs something at the next finish. */
  public void onFinish(Runnable hook) {
    atFinish.add(hook);
  }

  /** Runs and forgets the hooks for the start. */
  public void start() {
    run(atStart);
  }

  /** Runs and forgets the hooks for the finish. */
  public void finish() {
    run(atFinish);
  }

  private static void run(List<Runnable> hooks) {
    List<Runnable> work = new ArrayList<>(hooks);
    hooks.clear();
    for (Runnable hook : work) {
      try {
        hook.run();
      } catch (ExecutionAbortedException e) {
        throw e;
      } catch (MuranoException e) {
        LOG.error("A session hook failed: {}", ErrorDetails.of(e));
      } catch (RuntimeException e) {
        LOG.error("A session hook failed", e);
      }
    }
  }
}
