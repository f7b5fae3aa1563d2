/** Child processes in groups of their own: start, bounded output, stop. Depends on the JDK only. */
@NullMarked
package io.murano.agent.process;

import org.jspecify.annotations.NullMarked;
