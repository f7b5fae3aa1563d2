package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A type that accepts values by their Java class and hands them over unchanged. Plain types form a
 * hierarchy, along which one overload can be more specific than another.
 */
public class PlainType extends EagerType {

  static final Kind DATETIME = new Kind("datetime", Kind.OBJECT);

  private final Kind kind;
  private final Predicate<Class<?>> test;

  PlainType(Kind kind, boolean nullable, Predicate<Class<?>> test) {
    super(nullable);
    this.kind = kind;
    this.test = test;
  }

  /** Returns the type of the instances of a host class; subclasses are more specific. */
  public static PlainType ofClass(Class<?> hostClass) {
    return new PlainType(
        new Kind(hostClass.getSimpleName(), hostClass), false, hostClass::isAssignableFrom);
  }

  /** Returns the type that accepts null besides. */
  public PlainType orNull() {
    return new PlainType(kind, true, test);
  }

  @Override
  protected final boolean accepts(Object value, Context context, Evaluation evaluation) {
    return acceptsClass(value.getClass(), evaluation.options());
  }

  boolean acceptsClass(Class<?> valueClass, YaqlOptions options) {
    return test.test(valueClass);
  }

  @Override
  public final Fit fit(@Nullable Class<?> valueClass, YaqlOptions options) {
    boolean accepted = valueClass == null ? nullable() : acceptsClass(valueClass, options);
    return accepted ? Fit.ACCEPTED : Fit.REFUSED;
  }

  @Override
  public boolean isIdentity() {
    return true;
  }

  @Override
  public final boolean isSpecializationOf(ParameterType other) {
    return other instanceof PlainType plain && kind.isBelow(plain.kind);
  }

  @Override
  public final boolean checksSyntaxByKind() {
    return true;
  }

  @Override
  public final String describe() {
    return nullable() && kind != Kind.OBJECT ? kind.name + "?" : kind.name;
  }

  /** A place in the type hierarchy. */
  static final class Kind {
    static final Kind OBJECT = new Kind("any", (Kind) null);
    static final Kind ITERABLE = new Kind("iterable", OBJECT);
    static final Kind SEQUENCE = new Kind("sequence", ITERABLE);
    static final Kind MAPPING = new Kind("mapping", ITERABLE);
    static final Kind SET = new Kind("set", ITERABLE);
    static final Kind INTEGER = new Kind("int", OBJECT);
    static final Kind FLOAT = new Kind("float", OBJECT);

    private final String name;
    private final @Nullable Kind parent;
    private final @Nullable Class<?> hostClass;
    private final Kind[] members;

    Kind(String name, @Nullable Kind parent) {
      this(name, parent, new Kind[0]);
    }

    private Kind(String name, @Nullable Kind parent, Kind[] members) {
      this.name = name;
      this.parent = parent;
      this.hostClass = null;
      this.members = members;
    }

    Kind(String name, Class<?> hostClass) {
      this.name = name;
      this.parent = OBJECT;
      this.hostClass = hostClass;
      this.members = new Kind[0];
    }

    /** Returns the kind of what belongs to one of several kinds. */
    static Kind either(String name, Kind... members) {
      return new Kind(name, null, members);
    }

    boolean isBelow(Kind other) {
      if (members.length > 0 || other.members.length > 0) {
        return checkComparable(other);
      }
      if (hostClass != null && other.hostClass != null) {
        return hostClass != other.hostClass && other.hostClass.isAssignableFrom(hostClass);
      }
      for (Kind above = parent; above != null; above = above.parent) {
        if (above == other) {
          return true;
        }
      }
      return false;
    }

    /**
     * Kinds with several members have no place in the hierarchy; where the original compares them
     * with a single kind it fails.
     */
    private boolean checkComparable(Kind other) {
      boolean fails = other.members.length == 0;
      for (Kind member : other.members) {
        fails |= members.length == 0 && (this == member || isBelow(member));
      }
      if (fails) {
        throw NativeException.typeError("issubclass() arg 1 must be a class");
      }
      return false;
    }
  }
}
