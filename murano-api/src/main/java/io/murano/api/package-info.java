/** The REST api: catalogue, environments, sessions and deployments. */
@NullMarked
package io.murano.api;

import org.jspecify.annotations.NullMarked;
