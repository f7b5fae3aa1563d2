@NullMarked
package io.murano.agent.messaging;

import org.jspecify.annotations.NullMarked;
