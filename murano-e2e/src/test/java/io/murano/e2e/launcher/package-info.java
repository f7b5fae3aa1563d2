/** Tests of the launcher, {@code ./murano}, with the jars of this build. */
@NullMarked
package io.murano.e2e.launcher;

import org.jspecify.annotations.NullMarked;
