package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.error.ArgumentException;
import io.murano.conductor.yaql.value.NoValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a call before it is made: name, whether there is a receiver, and for each
 * argument an {@link ExecutableNode}, {@link NoValue} for a gap, or a {@link Raw} place whose value
 * comes with each call.
 */
final class CallShape {

  private static final String[] NO_NAMES = new String[0];
  private static final Object[] NO_ARGS = new Object[0];

  private final String name;
  private final String lookupName;
  private final boolean method;
  private final Object[] positional;
  private final Map<String, Object> named;

  /** Creates a shape; a method's receiver is the first positional argument. */
  CallShape(String name, boolean method, Object[] positional, Map<String, Object> named) {
    this.name = name;
    this.lookupName = Convention.stripUnderscores(name);
    this.method = method;
    this.positional = positional;
    this.named = named;
  }

  /** Returns the shape of a call written in an expression. */
  static CallShape ofSyntax(String name, boolean method, Object[] args) {
    if (!method) {
      return new CallShape(name, false, args, Map.of());
    }
    Object[] all = new Object[args.length + 1];
    all[0] = Raw.RECEIVER;
    System.arraycopy(args, 0, all, 1, args.length);
    return new CallShape(name, true, all, Map.of());
  }

  /** Returns the shape of a call from the host: all arguments that are not nodes are raw. */
  static CallShape ofValues(String name, boolean method, @Nullable Object[] args, String... names) {
    int count = args.length - names.length;
    Object[] positional = new Object[count];
    for (int i = 0; i < count; i++) {
      positional[i] = place(args[i], i);
    }
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      named.put(names[i], place(args[count + i], count + i));
    }
    return new CallShape(name, method, positional, named);
  }

  private static Object place(@Nullable Object arg, int index) {
    return arg instanceof ExecutableNode || arg == NoValue.INSTANCE ? arg : new Raw(index);
  }

  String name() {
    return name;
  }

  String lookupName() {
    return lookupName;
  }

  boolean method() {
    return method;
  }

  /**
   * Returns the arguments as functions with or without keyword arguments see them.
   *
   * @throws ArgumentException if a pair or a name cannot be passed that way
   */
  Translated translate(boolean noKwargs) {
    if (noKwargs) {
      if (!named.isEmpty()) {
        throw ArgumentException.invalid(named.keySet().iterator().next());
      }
      return new Translated(positional, NO_NAMES, NO_ARGS);
    }
    if (named.isEmpty() && !hasPairs()) {
      return new Translated(positional, NO_NAMES, NO_ARGS);
    }
    List<Object> rest = new ArrayList<>(positional.length);
    Map<String, Object> all = new LinkedHashMap<>();
    for (Object arg : positional) {
      if (arg instanceof PairNode pair) {
        if (!(pair.source() instanceof ConstantNode key) || !key.isKeyword()) {
          throw ArgumentException.mappingTranslation();
        }
        all.put(String.valueOf(key.value()), pair.destination());
      } else {
        rest.add(arg);
      }
    }
    for (Map.Entry<String, Object> entry : named.entrySet()) {
      if (all.putIfAbsent(entry.getKey(), entry.getValue()) != null) {
        throw ArgumentException.mappingTranslation();
      }
    }
    return new Translated(rest.toArray(), all.keySet().toArray(NO_NAMES), all.values().toArray());
  }

  private boolean hasPairs() {
    for (Object arg : positional) {
      if (arg instanceof PairNode) {
        return true;
      }
    }
    return false;
  }

  /** The place of an argument whose value comes with the call. */
  record Raw(int index) {
    static final Raw RECEIVER = new Raw(0);
  }

  /** Positional and named arguments. */
  record Translated(Object[] positional, String[] names, Object[] named) {
    int count() {
      return positional.length + named.length;
    }

    /** Returns an argument; named ones follow the positional ones. */
    Object arg(int index) {
      return index < positional.length ? positional[index] : named[index - positional.length];
    }
  }
}
