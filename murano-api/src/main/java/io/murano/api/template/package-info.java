/**
 * Environment templates (contract rest-api §2.8). Allowed neighbours: {@code environment}, {@code
 * session}, {@code domain}, {@code model}, {@code policy}, {@code http}.
 */
@NullMarked
package io.murano.api.template;

import org.jspecify.annotations.NullMarked;
