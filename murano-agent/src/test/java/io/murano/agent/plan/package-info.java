@NullMarked
package io.murano.agent.plan;

import org.jspecify.annotations.NullMarked;
