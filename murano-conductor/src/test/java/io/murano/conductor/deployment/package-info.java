/** Tests of the machine that runs tasks. */
@NullMarked
package io.murano.conductor.deployment;

import org.jspecify.annotations.NullMarked;
