/** Starts conductors with programs of the test's own, and speaks to them as the api would. */
@NullMarked
package io.murano.conductor.support;

import org.jspecify.annotations.NullMarked;
