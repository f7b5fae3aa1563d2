package io.murano.conductor.yaql.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a parameter accepts and how an argument is converted for it ("smart type", contract yaql.md
 * 6.3). Types are immutable and shared. An argument is either a value or an {@link ExecutableNode}
 * that has not been evaluated; {@link ConstantNode}s stay unevaluated until they are converted.
 *
 * <p>Hosts add types of their own by implementing this interface; {@code yaql.type.EagerType} is a
 * convenient base.
 */
public interface ParameterType {

  /**
   * Returns whether the argument fits. Called before evaluation (anything but a constant should
   * then pass, the value is not known yet) and again with the value.
   */
  boolean check(@Nullable Object argument, Context context, Evaluation evaluation);

  /**
   * Returns what the function body receives.
   *
   * @throws io.murano.conductor.yaql.error.ArgumentException {@code invalidValue()} if the argument
   *     is refused after all
   */
  @Nullable Object convert(@Nullable Object argument, Invocation invocation);

  /** Returns whether the argument is handed over unevaluated. */
  default boolean isLazy() {
    return false;
  }

  /** Returns whether every value this type accepts is also accepted by the wider other type. */
  default boolean isSpecializationOf(ParameterType other) {
    return false;
  }

  /**
   * Returns whether values of a Java class are accepted, as far as the class alone tells. Anything
   * but {@link Fit#DEPENDS} allows call sites to skip {@link #check} from then on.
   *
   * @param valueClass the class of an evaluated argument, null for a null
   */
  default Fit fit(@Nullable Class<?> valueClass, YaqlOptions options) {
    return Fit.DEPENDS;
  }

  /** Returns whether {@link #convert} returns a (memory-checked) evaluated argument unchanged. */
  default boolean isIdentity() {
    return false;
  }

  /** Returns whether {@link #check} of a constant gives the same answer in every context. */
  default boolean isContextFree() {
    return true;
  }

  /**
   * Returns whether {@link #check} of an unevaluated argument looks only at the kind of its node
   * and, for a constant, at the class of its value. Calls from different places can then share what
   * was found out about them.
   */
  default boolean checksSyntaxByKind() {
    return false;
  }

  /** Returns the type's name for messages and listings. */
  String describe();

  /** What the class of a value says about its acceptance. */
  enum Fit {
    /** Every value of the class is accepted. */
    ACCEPTED,
    /** No value of the class is accepted. */
    REFUSED,
    /** The value itself has to be looked at. */
    DEPENDS
  }
}
