/**
 * PostgreSQL's LISTEN as a source of wake-ups between api instances. A notification may be lost;
 * whoever relies on one also looks by itself from time to time. No allowed neighbours.
 */
@NullMarked
package io.murano.api.notification;

import org.jspecify.annotations.NullMarked;
