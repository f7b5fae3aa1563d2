@NullMarked
package io.murano.conductor.http;

import org.jspecify.annotations.NullMarked;
