/**
 * How often one project, or one address that has not logged in, may call. Others ask {@link
 * io.murano.api.limits.LoginLimit} before they check a password. Allowed neighbours: {@code
 * identity}, {@code error}.
 */
@NullMarked
package io.murano.api.limits;

import org.jspecify.annotations.NullMarked;
