/** Tests of the package. */
@NullMarked
package io.murano.conductor.config;

import org.jspecify.annotations.NullMarked;
