/**
 * The port between a plan's body and whatever executes it. Uses json and process; engines live in
 * subpackages.
 */
@NullMarked
package io.murano.agent.body;

import org.jspecify.annotations.NullMarked;
