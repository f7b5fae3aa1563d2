@NullMarked
package io.murano.agent.json;

import org.jspecify.annotations.NullMarked;
