package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.runtime.Context;

/** Methods that a test replaced; only executions of tests have any. */
public interface MethodMocks {

  /** Returns the methods of a class with the replacements in front of them. */
  Context inFrontOf(Context methods, MuranoClass type);
}
