package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.value.NoValue;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ordinary context. {@code $1} has a field of its own because most contexts are those of
 * lambdas with one argument; further variables lie in small arrays.
 */
final class PlainContext extends Context {

  private static final String FIRST = "$1";

  private final @Nullable Context parent;
  private @Nullable Object first = NoValue.INSTANCE;
  private String @Nullable [] names;
  private @Nullable Object @Nullable [] values;
  private int count;
  private @Nullable FunctionTable functions;

  PlainContext(@Nullable Context parent, Convention convention, @Nullable Object host) {
    super(convention, host);
    this.parent = parent;
  }

  @Override
  public @Nullable Context parent() {
    return parent;
  }

  /** Returns {@code $1} of the nearest context that has it, or {@link NoValue#INSTANCE}. */
  @Nullable Object first() {
    return first;
  }

  void setFirst(@Nullable Object value) {
    first = value;
  }

  @Override
  @Nullable Object ownValue(String normalized) {
    if (normalized.equals(FIRST)) {
      return first;
    }
    int index = indexOf(normalized);
    return index < 0 || values == null ? NoValue.INSTANCE : values[index];
  }

  private int indexOf(String name) {
    if (names == null) {
      return -1;
    }
    for (int i = 0; i < count; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  void setOwn(String normalized, @Nullable Object value) {
    if (normalized.equals(FIRST)) {
      first = value;
      return;
    }
    int index = indexOf(normalized);
    if (index >= 0 && values != null) {
      values[index] = value;
      return;
    }
    if (names == null || values == null) {
      names = new String[4];
      values = new Object[4];
    } else if (count == names.length) {
      names = Arrays.copyOf(names, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    names[count] = normalized;
    values[count++] = value;
  }

  @Override
  void removeOwn(String normalized) {
    if (normalized.equals(FIRST)) {
      first = NoValue.INSTANCE;
      return;
    }
    int index = indexOf(normalized);
    if (index >= 0 && names != null && values != null) {
      count--;
      System.arraycopy(names, index + 1, names, index, count - index);
      System.arraycopy(values, index + 1, values, index, count - index);
      values[count] = null;
    }
  }

  @Override
  Set<String> ownNames() {
    Set<String> result = new LinkedHashSet<>();
    if (first != NoValue.INSTANCE) {
      result.add(FIRST);
    }
    if (names != null) {
      result.addAll(Arrays.asList(names).subList(0, count));
    }
    return result;
  }

  @Override
  @Nullable FunctionTable ownFunctions() {
    return functions;
  }

  @Override
  void register(FunctionDefinition definition, boolean exclusive) {
    FunctionTable table = functions;
    if (table == null) {
      table = new FunctionTable();
      functions = table;
    }
    table.add(definition, exclusive);
  }

  @Override
  public void unregister(FunctionDefinition definition) {
    if (functions != null) {
      changing();
      functions.remove(definition);
    }
  }
}
