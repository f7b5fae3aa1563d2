@NullMarked
package io.murano.agent.store;

import org.jspecify.annotations.NullMarked;
