/** Runs tests written in MuranoPL. May use the facade and everything below it. */
@NullMarked
package io.murano.conductor.muranopl.testing;

import org.jspecify.annotations.NullMarked;
