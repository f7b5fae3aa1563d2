package io.murano.conductor.stack;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations on one stack carried to their end: start, poll, judge, try again after a conflict
 * (contract muranopl §6.2, "Waiting"). All methods block the calling thread. Thread-safe.
 */
final class StackOperations {

  private static final Logger log = LoggerFactory.getLogger(StackOperations.class);

  /** Failed looks at a stack in a row after which the failure is passed on. */
  private static final int LOOK_ATTEMPTS = 4;

  private final String name;
  private final StackProvider provider;
  private final StackSessionSettings settings;
  private final Sleeper sleeper;
  private final InstantSource clock;

  StackOperations(
      String name,
      StackProvider provider,
      StackSessionSettings settings,
      Sleeper sleeper,
      InstantSource clock) {
    this.name = name;
    this.provider = provider;
    this.settings = settings;
    this.sleeper = sleeper;
    this.clock = clock;
  }

  /** Creates, updates or deletes the stack, whatever leads to the request, and waits. */
  void apply(StackRequest request) {
    boolean wanted = hasResources(request.template());
    retryConflicts(
        () -> {
          Optional<StackDescription> idle = awaitIdle();
          if (wanted && idle.isEmpty()) {
            provider.create(name, request);
            awaitEnd(StackStatus.CREATE, null);
          } else if (wanted) {
            provider.update(name, request);
            awaitEnd(StackStatus.UPDATE, idle.orElseThrow());
          } else if (idle.isPresent()) {
            remove(idle.orElseThrow());
          }
        });
  }

  /** Deletes the stack if there is one, and waits until it is gone. */
  void delete() {
    retryConflicts(() -> awaitIdle().ifPresent(this::remove));
  }

  /** Waits until no operation is under way; returns the stack, empty if there is none. */
  Optional<StackDescription> awaitIdle() {
    return await(seen -> !seen.status().inProgress());
  }

  /** Returns the stack as it is now. */
  Optional<StackDescription> find() {
    return provider.find(name);
  }

  private void remove(StackDescription stack) {
    try {
      provider.delete(name);
      awaitEnd(StackStatus.DELETE, stack);
    } catch (StackNotFoundException e) {
      log.debug("Stack {} was deleted by somebody else", name);
    }
  }

  private void retryConflicts(Runnable operation) {
    Instant deadline = clock.instant().plus(settings.deadline());
    while (true) {
      try {
        operation.run();
        return;
      } catch (StackConflictException e) {
        if (clock.instant().isAfter(deadline)) {
          throw e;
        }
        log.warn("Conflicting operation on stack {}, trying again: {}", name, e.getMessage());
        sleeper.pause(settings.conflictPause(), name);
      }
    }
  }

  private void awaitEnd(String action, @Nullable StackDescription before) {
    Progress progress = new Progress(before);
    Optional<StackDescription> end = await(progress::hasEnded);
    if (end.isEmpty() && !action.equals(StackStatus.DELETE)) {
      throw new UnexpectedStackStateException(name, "NOT_FOUND", "");
    }
    end.filter(stack -> !stack.status().completed(action))
        .ifPresent(
            stack -> {
              throw new UnexpectedStackStateException(
                  name, stack.status().toString(), stack.statusReason());
            });
  }

  /** Looks again and again until the stack is gone or the condition holds. */
  private Optional<StackDescription> await(Predicate<StackDescription> condition) {
    Instant deadline = clock.instant().plus(settings.deadline());
    while (true) {
      Optional<StackDescription> seen = look();
      if (seen.isEmpty() || condition.test(seen.get())) {
        return seen;
      }
      if (clock.instant().isAfter(deadline)) {
        throw new StackException(
            "Stack '%s' is still %s after %s"
                .formatted(name, seen.get().status(), settings.deadline()));
      }
      awaitChange(seen.get());
    }
  }

  private void awaitChange(StackDescription seen) {
    try {
      provider.awaitChange(seen, settings.pollInterval());
    } catch (InterruptedException e) {
      throw Sleeper.interrupted(name, e);
    }
  }

  private Optional<StackDescription> look() {
    Duration pause = settings.errorPause();
    for (int attempt = 1; ; attempt++) {
      try {
        return provider.find(name);
      } catch (MuranoException e) {
        if (attempt == LOOK_ATTEMPTS || e.code() == ErrorCode.CANCELLED) {
          throw e;
        }
        log.warn("Cannot look at stack {} (attempt {}): {}", name, attempt, e.getMessage());
        sleeper.pause(pause, name);
        pause = pause.multipliedBy(2);
      }
    }
  }

  private static boolean hasResources(Map<String, @Nullable Object> template) {
    return template.get("Resources") != null || template.get("resources") != null;
  }

  /**
   * Tells the end of a new operation from the end of the one before: the cloud may accept a request
   * and show the old state for a while longer.
   */
  private final class Progress {

    private final @Nullable StackDescription before;
    private final Instant graceEnd = clock.instant().plus(settings.changeGrace());
    private boolean seen;

    Progress(@Nullable StackDescription before) {
      this.before = before;
    }

    boolean hasEnded(StackDescription now) {
      if (now.status().inProgress()) {
        seen = true;
        return false;
      }
      return seen || before == null || hasChanged(before, now) || clock.instant().isAfter(graceEnd);
    }

    private boolean hasChanged(StackDescription old, StackDescription now) {
      return !old.id().equals(now.id())
          || !old.createdAt().equals(now.createdAt())
          || !Objects.equals(old.updatedAt(), now.updatedAt())
          || !old.status().equals(now.status());
    }
  }
}
