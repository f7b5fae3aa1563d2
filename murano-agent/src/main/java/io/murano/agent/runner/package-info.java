/**
 * Runs one plan after the other and turns every ending into a result. Uses plan, store, file,
 * executor and body.
 */
@NullMarked
package io.murano.agent.runner;

import org.jspecify.annotations.NullMarked;
