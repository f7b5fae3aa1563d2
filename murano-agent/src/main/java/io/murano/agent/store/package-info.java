/** The durable queue of plans and results on disk. Uses plan and json. */
@NullMarked
package io.murano.agent.store;

import org.jspecify.annotations.NullMarked;
