package io.murano.conductor.stack.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.conductor.database.DatabasePatience;
import io.murano.conductor.stack.StackConflictException;
import io.murano.conductor.stack.StackNotFoundException;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.engine.StackKey;
import io.murano.conductor.stack.engine.StackLease;
import io.murano.conductor.stack.engine.StackStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class PatientStackStoreTests {

  private static final Duration LEASE_TIME = Duration.ofSeconds(15);
  private static final StackKey KEY = new StackKey("RegionOne", "p1", "demo");
  private static final StackLease LEASE = new StackLease("s1", 3);

  private final Deque<RuntimeException> failures = new ArrayDeque<>();
  private final List<String> calls = new ArrayList<>();
  private final StackStore store =
      new PatientStackStore(failing(), new DatabasePatience(Duration.ofSeconds(30)));

  @Test
  void readingAndBeginningOutlastAnOutage() {
    reaches("find", () -> store.find(KEY));
    reaches("findById", () -> store.findById("s1"));
    reaches("resources", () -> store.resources("s1"));
    reaches(
        "beginUpdate",
        () -> store.beginUpdate(KEY, StackRequest.of(Map.of()), Map.of(), LEASE_TIME));
    reaches("beginDelete", () -> store.beginDelete(KEY, LEASE_TIME));
  }

  @Test
  void operationUnderWayIsNotRepeatedInParts() {
    passesOn("write", () -> store.write(LEASE, writer -> "done"));
    passesOn("release", () -> store.release(LEASE));
  }

  @Test
  void whatIsDoneFromTimeToTimeIsLeftToTheNextTime() {
    passesOn("renew", () -> store.renew(LEASE, LEASE_TIME));
    passesOn("takeOver", () -> store.takeOver(LEASE_TIME));
  }

  @Test
  void refusalEndsAtOnce() {
    failures.add(new StackConflictException("The stack 'demo' is CREATE_IN_PROGRESS"));

    assertThatThrownBy(() -> store.beginDelete(KEY, LEASE_TIME))
        .isInstanceOf(StackConflictException.class);
    assertThat(calls).containsExactly("beginDelete");
  }

  /** The call is answered with an exception of its own once the database is back. */
  private void reaches(String method, Runnable call) {
    calls.clear();
    failures.add(outage());
    failures.add(outage());
    failures.add(new StackNotFoundException("demo"));

    assertThatThrownBy(call::run).isInstanceOf(StackNotFoundException.class);
    assertThat(calls).containsExactly(method, method, method);
  }

  private void passesOn(String method, Runnable call) {
    calls.clear();
    failures.add(outage());

    assertThatThrownBy(call::run).isInstanceOf(DataAccessResourceFailureException.class);
    assertThat(calls).containsExactly(method);
  }

  private StackStore failing() {
    return (StackStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {StackStore.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              throw failures.remove();
            });
  }

  private static RuntimeException outage() {
    return new DataAccessResourceFailureException("connection refused");
  }
}
