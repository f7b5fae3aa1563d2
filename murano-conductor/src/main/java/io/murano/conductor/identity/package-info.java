/**
 * Whose tokens a task uses after the user's own is no longer good, and what the identity service
 * (Keystone v3, or the api in its place) knows about users and projects. Uses {@code http}.
 */
@NullMarked
package io.murano.conductor.identity;

import org.jspecify.annotations.NullMarked;
