/** Names and properties of every queue and exchange, as data. Depends on the JDK only. */
@NullMarked
package io.murano.common.topology;

import org.jspecify.annotations.NullMarked;
