@NullMarked
package io.murano.agent;

import org.jspecify.annotations.NullMarked;
