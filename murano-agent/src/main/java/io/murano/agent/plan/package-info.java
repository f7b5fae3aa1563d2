/**
 * Execution plans as they arrive: reading, validation, signatures, results. Uses json and the
 * common protocol names.
 */
@NullMarked
package io.murano.agent.plan;

import org.jspecify.annotations.NullMarked;
