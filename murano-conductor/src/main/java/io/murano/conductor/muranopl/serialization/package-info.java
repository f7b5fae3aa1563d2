/**
 * Objects as models: for the task's result, for action results and for {@code dump} (contract
 * muranopl §4.5). May use execution, objects and types.
 */
@NullMarked
package io.murano.conductor.muranopl.serialization;

import org.jspecify.annotations.NullMarked;
