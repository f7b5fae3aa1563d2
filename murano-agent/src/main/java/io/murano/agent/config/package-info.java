/** Settings from agent.conf, the environment and Spring properties. Uses Spring Boot. */
@NullMarked
package io.murano.agent.config;

import org.jspecify.annotations.NullMarked;
