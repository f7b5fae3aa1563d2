/**
 * Environments: list, create, show, rename, delete, and their models (contract rest-api §2.2,
 * §2.3). Allowed neighbours: {@code session}, {@code services}, {@code deployment}, {@code domain},
 * {@code model}, {@code policy}, {@code http}.
 */
@NullMarked
package io.murano.api.environment;

import org.jspecify.annotations.NullMarked;
