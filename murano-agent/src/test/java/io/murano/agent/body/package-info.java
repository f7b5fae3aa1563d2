@NullMarked
package io.murano.agent.body;

import org.jspecify.annotations.NullMarked;
