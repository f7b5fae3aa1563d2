package io.murano.conductor.muranopl.type;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A method: declared with statements in a class file, or native. */
public final class MuranoMethod implements YaqlValue {

  /** Name of the method that initialises objects. */
  public static final String INIT = ".init";

  /** Name of the method that is called when an object is destroyed. */
  public static final String DESTROY = ".destroy";

  /** Name of the native constructor. */
  public static final String NATIVE_INIT = "__init__";

  private final MuranoClass declaringType;
  private final String name;
  private final MethodUsage usage;
  private final boolean exposed;
  private final @Nullable Map<String, MethodArgument> arguments;
  private final @Nullable MethodBody body;
  private final @Nullable FunctionDefinition nativeBody;
  private final List<MetaAttachment> meta;
  private volatile @Nullable Context nativeLayer;

  private MuranoMethod(
      MuranoClass declaringType,
      String name,
      Traits traits,
      @Nullable Function<MuranoMethod, Map<String, MethodArgument>> arguments,
      @Nullable MethodBody body,
      @Nullable FunctionDefinition nativeBody) {
    this.declaringType = declaringType;
    this.name = name;
    this.usage = traits.usage();
    this.exposed = traits.exposed();
    this.meta = traits.meta();
    this.arguments =
        arguments == null
            ? null
            : Collections.unmodifiableMap(new LinkedHashMap<>(arguments.apply(this)));
    this.body = body;
    this.nativeBody = nativeBody;
  }

  /**
   * How a method is declared apart from arguments and body.
   *
   * @param usage how it can be called
   * @param exposed whether it can be called from outside
   * @param meta metadata attached to this declaration
   */
  public record Traits(MethodUsage usage, boolean exposed, List<MetaAttachment> meta) {

    /** Copies the list. */
    public Traits {
      meta = List.copyOf(meta);
    }
  }

  /**
   * Creates a method with statements.
   *
   * @param arguments makes the arguments, given the method
   */
  public static MuranoMethod declared(
      MuranoClass declaringType,
      String name,
      Traits traits,
      Function<MuranoMethod, Map<String, MethodArgument>> arguments,
      MethodBody body) {
    MuranoMethod method = new MuranoMethod(declaringType, name, traits, arguments, body, null);
    method.checkArgumentOrder();
    return method;
  }

  /** Creates a native method; the definition takes the receiver first. */
  public static MuranoMethod ofNative(
      MuranoClass declaringType, String name, Traits traits, FunctionDefinition body) {
    return new MuranoMethod(declaringType, name, traits, null, null, body);
  }

  private void checkArgumentOrder() {
    boolean seenVarArgs = false;
    boolean seenKwArgs = false;
    for (MethodArgument argument : arguments().values()) {
      boolean wrong =
          switch (argument.usage()) {
            case STANDARD -> seenVarArgs || seenKwArgs;
            case VAR_ARGS -> seenVarArgs || seenKwArgs;
            case KW_ARGS -> seenKwArgs;
          };
      if (wrong) {
        throw DslException.syntax("Invalid argument order in method " + name);
      }
      seenVarArgs |= argument.usage() == ArgumentUsage.VAR_ARGS;
      seenKwArgs |= argument.usage() == ArgumentUsage.KW_ARGS;
    }
  }

  /** Returns the class that declares the method. */
  public MuranoClass declaringType() {
    return declaringType;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns how the method can be called. */
  public MethodUsage usage() {
    return usage;
  }

  /** Returns whether the method has no object of its own. */
  public boolean isStatic() {
    return usage.isStatic();
  }

  /** Returns whether the method can be called from outside. */
  public boolean isExposed() {
    return exposed;
  }

  /** Returns whether the method is implemented in Java. */
  public boolean isNative() {
    return nativeBody != null;
  }

  /** Returns the declared arguments by name; empty for native methods. */
  public Map<String, MethodArgument> arguments() {
    return arguments == null ? Map.of() : arguments;
  }

  /** Returns the statements; only for methods that are not native. */
  public MethodBody body() {
    if (body == null) {
      throw new IllegalStateException(this + " has no statements");
    }
    return body;
  }

  /** Returns the native implementation; only for native methods. */
  public FunctionDefinition nativeBody() {
    if (nativeBody == null) {
      throw new IllegalStateException(this + " is not native");
    }
    return nativeBody;
  }

  /** Returns the context with the native implementation, made on first use. */
  public Context nativeLayer(Function<MuranoMethod, Context> maker) {
    Context known = nativeLayer;
    if (known == null) {
      known = maker.apply(this);
      nativeLayer = known;
    }
    return known;
  }

  /** Returns the metadata attached to this very declaration. */
  public List<MetaAttachment> meta() {
    return meta;
  }

  @Override
  public String repr() {
    return "MuranoMethod(" + declaringType.name() + "::" + name + ")";
  }

  @Override
  public String typeName() {
    return "MuranoMethod";
  }

  @Override
  public String toString() {
    return repr();
  }
}
