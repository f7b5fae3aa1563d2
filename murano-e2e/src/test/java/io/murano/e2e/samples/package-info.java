/** Tests of the packages below {@code samples/}. */
@NullMarked
package io.murano.e2e.samples;

import org.jspecify.annotations.NullMarked;
