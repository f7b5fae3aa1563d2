package io.murano.agent.body.interpreter;

import java.util.Set;

/**
 * Which names a function's text makes local.
 *
 * @param locals names bound in the function
 * @param globals names declared global
 */
record Scope(Set<String> locals, Set<String> globals) {

  Scope {
    locals = Set.copyOf(locals);
    globals = Set.copyOf(globals);
  }

  boolean isLocal(String name) {
    return locals.contains(name);
  }

  boolean isGlobal(String name) {
    return globals.contains(name);
  }
}
