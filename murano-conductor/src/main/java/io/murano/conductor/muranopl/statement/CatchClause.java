package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.execution.LoadRequest;
import io.murano.conductor.muranopl.execution.PropertyAccess;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.NamespaceResolver;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.FrozenDict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code Catch} clause.
 *
 * @param names names it handles as written; null for all
 * @param variable variable that gets the exception, or null
 * @param body what it does; null for nothing
 */
record CatchClause(@Nullable List<String> names, @Nullable String variable, @Nullable Block body) {

  /** Property of {@code io.murano.Exception} with the exception itself. */
  static final String NATIVE = "nativeException";

  private static final String EXCEPTION = "io.murano.Exception";
  private static final String STACK_TRACE = "io.murano.StackTrace";

  /** Returns the namespaces in which names of exceptions are resolved. */
  static NamespaceResolver namespaces(Frame frame) {
    MuranoClass type = frame.type();
    return type == null ? NamespaceResolver.GLOBAL : type.namespaces();
  }

  /** Returns the name under which this clause handles an exception; null if it does not. */
  @Nullable String matching(MuranoPlException exception, Frame frame) {
    if (names == null) {
      return exception.names().get(0);
    }
    NamespaceResolver namespaces = namespaces(frame);
    List<String> handled = names.stream().map(namespaces::resolve).toList();
    return exception.names().stream().filter(handled::contains).findFirst().orElse(null);
  }

  /** Handles an exception. */
  Completion execute(MuranoPlException exception, String name, Context context) {
    if (body == null) {
      return Completion.NORMAL;
    }
    if (variable != null) {
      context.set(variable, object(exception, name, context));
    }
    return body.execute(context);
  }

  private static MuranoObject object(MuranoPlException exception, String name, Context context) {
    Frame frame = Frame.of(context);
    PropertyAccess properties = frame.execution().properties();
    MuranoObject trace = create(STACK_TRACE, context);
    properties.set(trace, "frames", StackTraceValues.of(exception.frames()), null);
    MuranoObject object = create(EXCEPTION, context);
    properties.set(object, "name", name, null);
    properties.set(object, "message", exception.messageValue(), null);
    properties.set(object, "stackTrace", trace, null);
    Object extra = exception.extra();
    properties.set(object, "extra", extra == null ? FrozenDict.EMPTY : extra, null);
    MuranoPlException cause = exception.muranoPlCause();
    properties.set(
        object, "cause", cause == null ? null : object(cause, cause.names().get(0), context), null);
    properties.set(object, NATIVE, new CaughtException(exception), null);
    return object;
  }

  private static MuranoObject create(String className, Context context) {
    Frame frame = Frame.of(context);
    MuranoClass scope = frame.type();
    if (scope == null) {
      throw new IllegalStateException("statements run inside of classes");
    }
    MuranoClass type = frame.execution().types().findClass(scope.owningPackage(), className);
    return frame
        .execution()
        .loader()
        .load(
            FrozenDict.of(type.reference(), FrozenDict.EMPTY),
            LoadRequest.builder(context).scopeType(frame.namesScope()).build());
  }
}
