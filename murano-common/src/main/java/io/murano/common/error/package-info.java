/** The error codes every service speaks, and the exception that carries them. */
@NullMarked
package io.murano.common.error;

import org.jspecify.annotations.NullMarked;
