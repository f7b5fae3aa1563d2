/**
 * Identity without OpenStack: users, projects and roles from configuration, signed tokens, and the
 * part of the Keystone v3 protocol that stock clients need to log in. Allowed neighbours: {@code
 * identity}, {@code http}, {@code error}.
 */
@NullMarked
package io.murano.api.identity.local;

import org.jspecify.annotations.NullMarked;
