package io.murano.agent.engine;

import io.murano.agent.body.BodyEngine;
import io.murano.agent.body.BodyProgram;
import io.murano.agent.body.interpreter.BuiltinEngine;
import io.murano.agent.body.syntax.BodySyntaxException;
import io.murano.agent.body.syntax.UnsupportedConstructException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses the built-in engine for bodies it can run from beginning to end, and a system Python, where
 * there is one, for the others. Thread-safe.
 */
public final class AutomaticEngine implements BodyEngine {

  private static final Logger log = LoggerFactory.getLogger(AutomaticEngine.class);

  private final BuiltinEngine builtin;
  private final @Nullable BodyEngine python;

  /**
   * Creates an engine.
   *
   * @param python engine for other bodies, or null if the machine has none
   */
  public AutomaticEngine(BuiltinEngine builtin, @Nullable BodyEngine python) {
    this.builtin = builtin;
    this.python = python;
  }

  @Override
  public @Nullable Object run(BodyProgram program, Surroundings surroundings) {
    BuiltinEngine.Compiled compiled;
    try {
      compiled = builtin.compile(program, surroundings.scripts().names());
    } catch (BodySyntaxException e) {
      if (python != null) {
        return python.run(program, surroundings);
      }
      throw BuiltinEngine.syntaxError(e);
    } catch (UnsupportedConstructException e) {
      if (python != null) {
        log.debug("{} in line {} needs Python", e.getMessage(), e.line());
        return python.run(program, surroundings);
      }
      throw BuiltinEngine.unsupported(e, "there is no python3 on this machine");
    }
    if (python != null && !compiled.isCertain()) {
      return python.run(program, surroundings);
    }
    return compiled.run(surroundings);
  }
}
