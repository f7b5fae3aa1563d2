/** Requests to other services that are repeated while these are in trouble. */
@NullMarked
package io.murano.conductor.http;

import org.jspecify.annotations.NullMarked;
