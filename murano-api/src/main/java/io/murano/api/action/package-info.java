/**
 * Actions on deployed objects, static actions and class schemas (contract rest-api §2.7, §2.11).
 * Allowed neighbours: {@code conductor}, {@code deployment}, {@code session}, {@code domain},
 * {@code model}, {@code policy}, {@code http}.
 */
@NullMarked
package io.murano.api.action;

import org.jspecify.annotations.NullMarked;
