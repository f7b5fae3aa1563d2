/**
 * The OpenAPI document at {@code /v1/openapi.json} and the page that shows it. Routes and their
 * parameters come from the code; {@code openapi/routes.yaml} adds what code cannot say. Allowed
 * neighbours: {@code identity}, {@code http}.
 */
@NullMarked
package io.murano.api.openapi;

import org.jspecify.annotations.NullMarked;
