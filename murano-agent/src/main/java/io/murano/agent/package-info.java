/** The agent on a provisioned machine: takes execution plans, runs them, sends results. */
@NullMarked
package io.murano.agent;

import org.jspecify.annotations.NullMarked;
