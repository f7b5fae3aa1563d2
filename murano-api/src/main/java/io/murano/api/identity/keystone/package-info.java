/**
 * Identity by OpenStack Keystone v3: tokens are validated with the service user's credentials and
 * remembered for a short time; trusts let a run outlive the caller's token. Allowed neighbours:
 * {@code identity}, {@code io.murano.common}.
 */
@NullMarked
package io.murano.api.identity.keystone;

import org.jspecify.annotations.NullMarked;
