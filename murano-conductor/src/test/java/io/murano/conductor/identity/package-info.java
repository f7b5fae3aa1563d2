/** Tests of what the identity service is asked. */
@NullMarked
package io.murano.conductor.identity;

import org.jspecify.annotations.NullMarked;
