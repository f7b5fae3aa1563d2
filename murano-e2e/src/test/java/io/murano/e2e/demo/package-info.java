/** What {@code ./murano demo} shows. Uses the harness's client; nothing of the services. */
@NullMarked
package io.murano.e2e.demo;

import org.jspecify.annotations.NullMarked;
