/**
 * JSON text to plain Java values and back, as Python's json module reads and writes it. Depends on
 * the JDK and Jackson's streaming core.
 */
@NullMarked
package io.murano.agent.json;

import org.jspecify.annotations.NullMarked;
