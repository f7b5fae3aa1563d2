/**
 * The {@code heat} provider: stacks of an OpenStack cloud over Heat's API, networks over Neutron's,
 * with tokens from Keystone v3. Uses Spring's RestClient; no OpenStack library.
 */
@NullMarked
package io.murano.conductor.stack.heat;

import org.jspecify.annotations.NullMarked;
