package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.UninitializedPropertyException;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.statement.AssignmentTarget.Location;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.YaqlDict;
import org.jspecify.annotations.Nullable;

/**
 * A key of a dictionary, a property of an object or a static property.
 *
 * @param base what has the member
 * @param key the key or the name of the property
 * @param frame frame of the statement
 */
record MemberLocation(Location base, @Nullable Object key, Frame frame) implements Location {

  @Override
  public @Nullable Object get() {
    Object source = base.get();
    if (source instanceof YaqlDict dict) {
      Object value = dict.find(key);
      return value == NoValue.INSTANCE ? FrozenDict.EMPTY : value;
    }
    if (source instanceof MuranoObject object) {
      try {
        return frame.execution().properties().get(object, String.valueOf(key), frame);
      } catch (UninitializedPropertyException e) {
        return FrozenDict.EMPTY;
      }
    }
    MuranoClass type = typeOf(source);
    if (type == null) {
      throw notAttributable();
    }
    return frame.execution().properties().getStatic(type, String.valueOf(key), frame);
  }

  @Override
  public void set(@Nullable Object value) {
    Object source = base.get();
    if (source instanceof YaqlDict dict) {
      base.set(FrozenDict.builder(dict).put(key, value).build());
      return;
    }
    MuranoClass type = typeOf(source);
    if (source instanceof MuranoObject object) {
      frame.execution().properties().set(object, String.valueOf(key), value, frame);
    } else if (type != null) {
      frame.execution().properties().setStatic(type, String.valueOf(key), value, frame);
    } else {
      throw notAttributable();
    }
  }

  private static @Nullable MuranoClass typeOf(@Nullable Object source) {
    if (source instanceof TypeReference reference) {
      return reference.type();
    }
    return source instanceof MuranoClass type ? type : null;
  }

  private static NativeException notAttributable() {
    return NativeException.valueError(
        "attribution may only be applied to objects and dictionaries");
  }
}
