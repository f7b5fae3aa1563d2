package io.murano.agent.store;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the journal says about one entry. Mutable; owned by the store, guarded by its lock. */
final class Entry {

  enum State {
    WAITING,
    STARTED,
    FINISHED,
    SENT
  }

  private static final long NOWHERE = -1;

  final long number;
  @Nullable String planId;
  @Nullable Long stamp;
  State state = State.WAITING;
  long planAt = NOWHERE;
  long resultAt = NOWHERE;
  final Set<Long> groups = new TreeSet<>();

  Entry(long number) {
    this.number = number;
  }

  /** Applies a record that begins at {@code position}. */
  void apply(JournalRecord record, long position) {
    switch (record.type()) {
      case PLAN:
        planAt = position;
        name(record);
        break;
      case STARTED:
        if (state == State.WAITING) {
          state = State.STARTED;
        }
        break;
      case GROUP:
        Long group = record.number(Attribute.GROUP);
        if (group != null) {
          groups.add(group);
        }
        break;
      case RESULT:
        resultAt = position;
        state = State.FINISHED;
        name(record);
        break;
      case SENT:
        state = State.SENT;
        break;
      default:
        throw new IllegalStateException("Not a record of an entry: " + record);
    }
  }

  boolean hasPlan() {
    return planAt != NOWHERE;
  }

  boolean hasResult() {
    return resultAt != NOWHERE;
  }

  StoredPlan toPlan() {
    return new StoredPlan(number, planId, stamp);
  }

  private void name(JournalRecord record) {
    planId = record.text(Attribute.PLAN_ID);
    stamp = record.number(Attribute.STAMP);
  }
}
