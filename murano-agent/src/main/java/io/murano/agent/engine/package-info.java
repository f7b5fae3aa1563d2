/** Chooses what executes a body, by setting and by what the machine offers. Uses body's engines. */
@NullMarked
package io.murano.agent.engine;

import org.jspecify.annotations.NullMarked;
