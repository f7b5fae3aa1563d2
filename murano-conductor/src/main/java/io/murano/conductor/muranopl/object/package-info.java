/**
 * Objects of an execution: their values, identity, ownership and attributes. Only the branch that
 * holds the baton touches them. May use types.
 */
@NullMarked
package io.murano.conductor.muranopl.object;

import org.jspecify.annotations.NullMarked;
