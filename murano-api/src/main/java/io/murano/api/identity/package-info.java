/**
 * Who is calling: the request principal, the token check and the ways to find out (Keystone, or
 * users from configuration). Allowed neighbours: {@code http}, {@code error}.
 */
@NullMarked
package io.murano.api.identity;

import org.jspecify.annotations.NullMarked;
