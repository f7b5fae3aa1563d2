/**
 * Categories of the catalogue (contract rest-api §2.10). Allowed neighbours: {@code identity},
 * {@code policy}, {@code http}, {@code error}.
 */
@NullMarked
package io.murano.api.category;

import org.jspecify.annotations.NullMarked;
