package io.murano.conductor.muranopl;

import tools.jackson.databind.JsonNode;

/** The call of a static method that can be run once. */
public interface StaticExecution extends RunningExecution {

  /**
   * Runs the method on the calling thread.
   *
   * @return the serialised result; a JSON null if the method returns nothing
   * @throws io.murano.common.error.MuranoException if it fails; the MuranoPL exception among its
   *     subclasses carries the names by which the contract tells failures apart
   */
  JsonNode run();
}
