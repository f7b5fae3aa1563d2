package io.murano.conductor.stack;

import io.murano.conductor.stack.StackStatus.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One stack in memory whose operations take a given number of looks. Used by one thread at a time.
 */
final class FakeStackProvider implements StackProvider {

  final List<String> calls = new CopyOnWriteArrayList<>();
  final Deque<RuntimeException> lookFailures = new ArrayDeque<>();
  final Deque<RuntimeException> changeFailures = new ArrayDeque<>();
  Progress nextEnd = Progress.COMPLETE;
  String nextReason = "";
  Map<String, @Nullable Object> outputs = Map.of();
  int looksPerOperation;
  int looksUntilVisible;
  @Nullable StackRequest last;

  private @Nullable StackDescription stack;
  private @Nullable StackDescription hidden;
  private int looksLeft;
  private int updates;

  void put(StackRequest request, String status) {
    last = request;
    stack = description(StackStatus.of(status), null);
    looksLeft = looksPerOperation;
  }

  @Nullable StackDescription stack() {
    return stack;
  }

  @Override
  public Optional<StackDescription> find(String name) {
    if (!lookFailures.isEmpty()) {
      throw lookFailures.pop();
    }
    StackDescription shown = stack;
    if (hidden != null && looksUntilVisible-- > 0) {
      return Optional.of(hidden);
    }
    hidden = null;
    if (shown != null && shown.status().inProgress() && looksLeft-- <= 0) {
      end(shown);
    }
    return Optional.ofNullable(stack);
  }

  @Override
  public Map<String, @Nullable Object> template(StackDescription description) {
    return last == null ? Map.of() : last.template();
  }

  @Override
  public void create(String name, StackRequest request) {
    change("create");
    if (stack != null) {
      throw new StackConflictException("The stack exists");
    }
    last = request;
    begin(StackStatus.CREATE, null);
  }

  @Override
  public void update(String name, StackRequest request) {
    change("update");
    hidden = looksUntilVisible > 0 ? stack : null;
    last = request;
    begin(StackStatus.UPDATE, "update-" + ++updates);
  }

  @Override
  public void delete(String name) {
    change("delete");
    if (stack == null) {
      throw new StackNotFoundException(name);
    }
    begin(StackStatus.DELETE, null);
  }

  @Override
  public void awaitChange(StackDescription seen, Duration atMost) {}

  private void change(String call) {
    calls.add(call);
    if (!changeFailures.isEmpty()) {
      throw changeFailures.pop();
    }
  }

  private void begin(String action, @Nullable String updatedAt) {
    stack = description(new StackStatus(action, Progress.IN_PROGRESS), updatedAt);
    looksLeft = looksPerOperation;
    if (looksPerOperation == 0) {
      end(stack);
    }
  }

  private void end(StackDescription running) {
    boolean gone =
        running.status().action().equals(StackStatus.DELETE) && nextEnd == Progress.COMPLETE;
    stack =
        gone
            ? null
            : description(new StackStatus(running.status().action(), nextEnd), running.updatedAt());
  }

  private StackDescription description(StackStatus status, @Nullable String updatedAt) {
    return new StackDescription(
        "id-1",
        "demo",
        status,
        nextReason,
        Map.of("size", "3", "OS::stack_name", "demo"),
        outputs,
        "2026-01-01T00:00:00Z",
        updatedAt);
  }
}
