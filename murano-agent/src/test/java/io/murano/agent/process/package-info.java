@NullMarked
package io.murano.agent.process;

import org.jspecify.annotations.NullMarked;
