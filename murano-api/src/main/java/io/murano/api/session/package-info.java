/**
 * Configuration sessions: opening, showing, discarding, deploying, and the one door through which
 * drafts are edited (contract rest-api §2.4). Allowed neighbours: {@code domain}, {@code
 * deployment}, {@code model}, {@code http}.
 */
@NullMarked
package io.murano.api.session;

import org.jspecify.annotations.NullMarked;
