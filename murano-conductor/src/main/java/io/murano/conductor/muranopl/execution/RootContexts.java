package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.yaql.runtime.Context;

/** The functions every class of a package can call; shared by all executions of an engine. */
@FunctionalInterface
public interface RootContexts {

  /** Returns the context with those functions; always the same one for a language version. */
  Context of(MuranoPackage murano);
}
