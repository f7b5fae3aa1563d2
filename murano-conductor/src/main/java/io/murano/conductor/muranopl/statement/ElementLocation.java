package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.statement.AssignmentTarget.Location;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import org.jspecify.annotations.Nullable;

/**
 * An element of a list, or a value of a dictionary under an integer key.
 *
 * @param base the list or dictionary
 * @param index the index
 * @param frame frame of the statement
 */
record ElementLocation(Location base, long index, Frame frame) implements Location {

  @Override
  public @Nullable Object get() {
    if (!(base.get() instanceof YaqlSequence list)) {
      throw NativeException.valueError("indexation may only be applied to lists");
    }
    long position = index < 0 ? index + list.size() : index;
    if (position < 0 || position >= list.size()) {
      throw NativeException.indexError("list index out of range");
    }
    return list.get((int) position);
  }

  /**
   * Puts the value between what Python's slices take to be in front of and behind the index, as the
   * original does: an index beyond the end appends, a negative one misplaces.
   */
  @Override
  public void set(@Nullable Object value) {
    Object source = base.get();
    if (source instanceof YaqlDict) {
      new MemberLocation(base, index, frame).set(value);
    } else if (source instanceof MutableList) {
      throw NativeException.typeError("can only concatenate list (not \"tuple\") to list");
    } else if (source instanceof YaqlSequence list) {
      Tuple before = list.tuple(0, bound(index, list.size()));
      Tuple after = list.tuple(bound(index + 1, list.size()), list.size());
      base.set(before.concat(Tuple.of(value)).concat(after));
    }
  }

  private static int bound(long position, int size) {
    long relative = position < 0 ? position + size : position;
    return (int) Math.max(0, Math.min(size, relative));
  }
}
