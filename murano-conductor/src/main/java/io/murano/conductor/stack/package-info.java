/**
 * The door to a cloud: the provider interfaces that stand behind {@code io.murano.system.HeatStack}
 * and {@code io.murano.system.NetworkExplorer}, and the engine-neutral state machine of a stack
 * object. May use the JDK and {@code io.murano.common}; knows neither Spring nor any provider.
 */
@NullMarked
package io.murano.conductor.stack;

import org.jspecify.annotations.NullMarked;
