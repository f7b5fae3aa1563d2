@NullMarked
package io.murano.agent.config;

import org.jspecify.annotations.NullMarked;
