package io.murano.agent.body;

import io.murano.agent.executor.PlanScripts;
import io.murano.agent.process.ProcessRunner;
import io.murano.agent.process.StopSignal;
import org.jspecify.annotations.Nullable;

/** Executes bodies. Implementations are thread-safe; each run belongs to one thread. */
public interface BodyEngine {

  /**
   * Runs a body to its end.
   *
   * @return what it returned, as JSON values
   * @throws BodyException if it ended with an exception
   * @throws io.murano.agent.process.PlanStoppedException if the plan was stopped meanwhile
   */
  @Nullable Object run(BodyProgram program, Surroundings surroundings);

  /**
   * What a body can reach beside its parameters.
   *
   * @param scripts the plan's scripts
   * @param processes starts processes that belong to the plan
   * @param stop tells the body to stop
   */
  record Surroundings(PlanScripts scripts, ProcessRunner processes, StopSignal stop) {}
}
