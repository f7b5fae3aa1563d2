/** What the engine is asked to do, what it needs for it, and what comes out. */
@NullMarked
package io.murano.conductor.muranopl.request;

import org.jspecify.annotations.NullMarked;
