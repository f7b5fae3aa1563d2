/** Deployments over all services, as the user of the api sees them. */
@NullMarked
package io.murano.e2e.deployment;

import org.jspecify.annotations.NullMarked;
