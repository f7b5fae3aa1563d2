/**
 * The records that cross the broker between api, conductor and agent. Depends on the JDK and
 * Jackson only.
 */
@NullMarked
package io.murano.common.message;

import org.jspecify.annotations.NullMarked;
