/**
 * The acceptance list of the language's contract (contract muranopl §9): each point is a test that
 * carries its number. May use everything.
 */
@NullMarked
package io.murano.conductor.muranopl.acceptance;

import org.jspecify.annotations.NullMarked;
