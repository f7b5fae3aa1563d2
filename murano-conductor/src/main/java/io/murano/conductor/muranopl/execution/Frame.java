package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.error.StackFrame;
import io.murano.conductor.muranopl.expression.ExpressionHost;
import io.murano.conductor.muranopl.expression.Instruction;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where code runs: as which class, on which receiver, called by whom. Every context has one as its
 * host. A frame belongs to the branch that created it.
 */
public final class Frame extends ExpressionHost {

  private final Execution execution;
  private final @Nullable MuranoClass type;
  private final @Nullable YaqlValue receiver;
  private final @Nullable MuranoMethod method;
  private final @Nullable MuranoClass namesScope;
  private final @Nullable Frame caller;
  private final boolean constructing;
  private final @Nullable Object attachment;

  private final Temporaries temporaries = new Temporaries();
  private final List<Context> contexts = new ArrayList<>(1);
  private final List<@Nullable Object> held = new ArrayList<>(0);
  private @Nullable Context variables;
  private @Nullable MuranoPlException currentException;
  private @Nullable Frame below;

  private Frame(Builder builder) {
    this.execution = builder.execution;
    this.type = builder.type;
    this.receiver = builder.receiver;
    this.method = builder.method;
    this.namesScope = builder.namesScope;
    this.caller = builder.caller;
    this.constructing = builder.constructing;
    this.attachment = builder.attachment;
  }

  /** Returns the frame of a context. */
  public static Frame of(Context context) {
    if (context.host() instanceof Frame frame) {
      return frame;
    }
    throw new IllegalStateException("the context does not belong to an execution");
  }

  /** Starts the description of a frame. */
  public static Builder builder(Execution execution) {
    return new Builder(execution);
  }

  /** Returns the execution. */
  public Execution execution() {
    return execution;
  }

  /** Returns the class whose code runs; null outside of classes. */
  public @Nullable MuranoClass type() {
    return type;
  }

  /** Returns the object or type reference that is {@code $this}; null outside of classes. */
  public @Nullable YaqlValue receiver() {
    return receiver;
  }

  /** Returns the method that runs; null outside of methods. */
  public @Nullable MuranoMethod method() {
    return method;
  }

  /** Returns the class in whose namespaces names are resolved; null outside of classes. */
  public @Nullable MuranoClass namesScope() {
    return namesScope;
  }

  /** Returns the frame this one was called from, or null. */
  public @Nullable Frame caller() {
    return caller;
  }

  /** Returns whether an object is being constructed, so that any property may be set. */
  public boolean isConstructing() {
    return constructing;
  }

  /** Returns what the creator of the frame attached, such as the scope of a contract. */
  public @Nullable Object attachment() {
    return attachment;
  }

  @Override
  public Evaluation evaluation(boolean legacy) {
    return execution.branch().evaluation(legacy);
  }

  /** Returns the context that takes the method's variables. */
  public Context variables() {
    if (variables == null) {
      throw new IllegalStateException("the frame has no variables");
    }
    return variables;
  }

  /** Sets the context that takes the method's variables. */
  public void setVariables(Context context) {
    variables = context;
    contexts.add(context);
  }

  /** Returns a child of a context for this frame's own loop variables. */
  public Context branchContext(Context parent) {
    Context context = parent.createChild(this);
    contexts.add(context);
    return context;
  }

  /** Returns the contexts whose variables belong to the frame. */
  List<Context> contexts() {
    return contexts;
  }

  /** Returns the exception a {@code Catch} block is handling, or null. */
  public @Nullable MuranoPlException currentException() {
    return currentException;
  }

  /** Sets the exception a {@code Catch} block is handling. */
  public void setCurrentException(@Nullable MuranoPlException exception) {
    currentException = exception;
  }

  /** Returns the values the running statement has got from calls and may still need. */
  public Temporaries temporaries() {
    return temporaries;
  }

  /**
   * Returns a frame for a branch of this one's method: same variables, a position of its own. Loop
   * variables of the branch are in the context made by {@link #branchContext}.
   */
  public Frame branch() {
    Builder builder = new Builder(execution).like(this);
    builder.caller = caller;
    Frame result = new Frame(builder);
    result.variables = variables;
    result.contexts.addAll(contexts);
    result.currentException = currentException;
    result.setInstruction(instruction());
    return result;
  }

  /** Keeps a value alive while the statements inside of another statement run. */
  public void hold(@Nullable Object value) {
    held.add(value);
  }

  /** Ends the last {@link #hold}. */
  public void release() {
    held.remove(held.size() - 1);
  }

  /** Returns the values kept alive by running statements. */
  List<@Nullable Object> held() {
    return held;
  }

  @Nullable Frame below() {
    return below;
  }

  void setBelow(@Nullable Frame frame) {
    below = frame;
  }

  /** Returns the receiver if it is an object. */
  public @Nullable MuranoObject thisObject() {
    return receiver instanceof MuranoObject object ? object : null;
  }

  /** Returns the stack of calls that led here, outermost first. */
  public List<StackFrame> stack() {
    List<StackFrame> result = new ArrayList<>();
    for (Frame frame = this; frame != null; frame = frame.caller) {
      result.add(frame.describe());
    }
    Collections.reverse(result);
    return result;
  }

  StackFrame describe() {
    Instruction instruction = instruction();
    return new StackFrame(
        instruction == null ? null : instruction.text(),
        instruction == null ? null : instruction.span(),
        method == null ? null : method.name(),
        method == null ? null : method.declaringType().name(),
        method == null ? null : method.declaringType().owningPackage().name());
  }

  /** Describes a frame. */
  public static final class Builder {
    private final Execution execution;
    private @Nullable MuranoClass type;
    private @Nullable YaqlValue receiver;
    private @Nullable MuranoMethod method;
    private @Nullable MuranoClass namesScope;
    private @Nullable Frame caller;
    private boolean constructing;
    private @Nullable Object attachment;

    private Builder(Execution execution) {
      this.execution = execution;
    }

    /** Takes class, receiver, method and names from another frame. */
    public Builder like(Frame other) {
      type = other.type;
      receiver = other.receiver;
      method = other.method;
      namesScope = other.namesScope;
      constructing = other.constructing;
      return this;
    }

    /** Sets the class whose code runs; names are resolved there too. */
    public Builder type(MuranoClass value) {
      type = value;
      namesScope = value;
      return this;
    }

    /** Sets the class in whose namespaces names are resolved. */
    public Builder namesScope(@Nullable MuranoClass value) {
      namesScope = value;
      return this;
    }

    /** Sets the receiver. */
    public Builder receiver(@Nullable YaqlValue value) {
      receiver = value;
      return this;
    }

    /** Sets the method that runs. */
    public Builder method(MuranoMethod value) {
      method = value;
      return this;
    }

    /** Sets the frame of the call; what is being constructed there is being constructed here. */
    public Builder caller(@Nullable Frame value) {
      caller = value;
      constructing |= value != null && value.constructing;
      return this;
    }

    /** Sets that an object is being constructed. */
    public Builder constructing() {
      constructing = true;
      return this;
    }

    /** Attaches something for code that knows about it. */
    public Builder attach(Object value) {
      attachment = value;
      return this;
    }

    /** Returns the frame. */
    public Frame build() {
      return new Frame(this);
    }
  }
}
