/**
 * What this process is: its name among the conductors, where its threads come from. Used by all
 * other packages; uses nothing of Murano.
 */
@NullMarked
package io.murano.conductor.process;

import org.jspecify.annotations.NullMarked;
