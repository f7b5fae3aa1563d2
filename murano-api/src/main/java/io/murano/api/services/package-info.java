/**
 * The services (applications) of an environment, read from the selected model and edited in a
 * session's draft (contract rest-api §2.5). Allowed neighbours: {@code session}, {@code domain},
 * {@code model}, {@code http}.
 */
@NullMarked
package io.murano.api.services;

import org.jspecify.annotations.NullMarked;
