package io.murano.conductor.stack.engine;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.stack.StackRejectedException;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackStatus;
import io.murano.conductor.stack.StackStatus.Progress;
import io.murano.conductor.stack.hot.HotCompiler;
import io.murano.conductor.stack.hot.HotException;
import io.murano.conductor.stack.hot.StackIdentity;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries operations on stacks to their end. Thread-safe; one operation runs on one thread. A
 * failed operation leaves what it has done and a truthful status; the next update goes on from
 * there.
 */
public final class StackEngine {

  private static final Logger log = LoggerFactory.getLogger(StackEngine.class);

  /** Attempts of an operation when the database or another part of Murano fails. */
  private static final int ATTEMPTS = 3;

  private final StackStore store;
  private final ResourceTypes types;
  private final HotCompiler compiler;
  private final Consumer<StackIdentity> sweeper;

  /**
   * Creates the engine.
   *
   * @param store where stacks are kept
   * @param types the resource types
   * @param compiler reads templates
   * @param sweeper removes what an interrupted operation may have left behind, as the last step of
   *     a deletion
   */
  public StackEngine(
      StackStore store,
      ResourceTypes types,
      HotCompiler compiler,
      Consumer<StackIdentity> sweeper) {
    this.store = store;
    this.types = types;
    this.compiler = compiler;
    this.sweeper = sweeper;
  }

  /**
   * Checks everything about a request that can be checked before something is done.
   *
   * @param previous values the parameters had before; empty for a new stack
   * @return the values of the parameters, as text
   * @throws StackRejectedException if the request cannot be carried out
   */
  Map<String, String> check(
      StackIdentity stack, StackRequest request, Map<String, String> previous) {
    try {
      return plan(stack, request, previous).template().parameters();
    } catch (HotException e) {
      throw new StackRejectedException("Stack '%s': %s".formatted(stack.name(), e.getMessage()), e);
    }
  }

  private StackPlan plan(StackIdentity stack, StackRequest request, Map<String, String> previous) {
    return StackPlan.of(compiler.compile(stack, request, previous), types);
  }

  /** Carries the operation of a lease to its end, or as far as it comes. Never throws. */
  void execute(StackLease lease) {
    for (int attempt = 1; ; attempt++) {
      try {
        Optional<StackRecord> stack = store.findById(lease.stackId());
        stack.ifPresent(found -> execute(found, lease));
        return;
      } catch (LostLeaseException e) {
        log.debug("{}", e.getMessage());
        return;
      } catch (InterruptedOperationException e) {
        log.info("Operation {} on stack {} is handed over", lease.epoch(), lease.stackId());
        store.release(lease);
        return;
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
          giveUp(lease, e);
          return;
        }
        log.warn("Operation on stack {} starts again after: {}", lease.stackId(), e.toString());
      }
    }
  }

  private void execute(StackRecord stack, StackLease lease) {
    if (!stack.status().inProgress()) {
      return;
    }
    log.info("Stack {}: {} begins", stack.key().name(), stack.status().action());
    StackRun run = new StackRun(stack, lease, store, types);
    try {
      if (stack.status().action().equals(StackStatus.DELETE)) {
        delete(run);
      } else {
        converge(run);
      }
    } catch (ResourceFailure | HotException e) {
      fail(run, e);
    }
  }

  private void converge(StackRun run) {
    StackRecord stack = run.stack();
    Convergence convergence =
        new Convergence(run, plan(stack.identity(), stack.request(), Map.of()));
    Map<String, Object> outputs = convergence.run();
    StackStatus status = new StackStatus(stack.status().action(), Progress.COMPLETE);
    String reason = stack.status().action().toLowerCase(Locale.ROOT) + " completed";
    run.write(
        writer -> {
          writer.finish(status, reason, outputs);
          return null;
        });
    log.info("Stack {}: {}", stack.key().name(), status);
  }

  private void delete(StackRun run) {
    run.delete(run.records());
    run.write(
        writer -> {
          sweeper.accept(run.stack().identity());
          writer.remove();
          return null;
        });
    log.info("Stack {}: deleted", run.stack().key().name());
  }

  /** Ends an operation that a defect or a broken database stopped; the lease runs out otherwise. */
  private void giveUp(StackLease lease, RuntimeException cause) {
    log.error("Operation {} on stack {} stopped", lease.epoch(), lease.stackId(), cause);
    try {
      String reason = "Internal error: " + cause.getClass().getSimpleName();
      store
          .findById(lease.stackId())
          .filter(stack -> stack.status().inProgress())
          .ifPresent(
              stack ->
                  fail(
                      new StackRun(stack, lease, store, types),
                      new MuranoException(ErrorCode.INTERNAL, reason, cause)));
    } catch (RuntimeException e) {
      log.warn("The end of operation {} cannot be stored: {}", lease.epoch(), e.toString());
    }
  }

  private void fail(StackRun run, MuranoException e) {
    StackRecord stack = run.stack();
    StackStatus status = new StackStatus(stack.status().action(), Progress.FAILED);
    run.write(
        writer -> {
          writer.finish(status, StackRun.text(e), stack.outputs());
          return null;
        });
    log.warn("Stack {}: {}: {}", stack.key().name(), status, e.getMessage());
  }
}
