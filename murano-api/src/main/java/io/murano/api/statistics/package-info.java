/**
 * Statistics of requests per api host and of instances per environment (contract rest-api §2.11).
 * Allowed neighbours: {@code domain}, {@code policy}, {@code identity}, {@code http}.
 */
@NullMarked
package io.murano.api.statistics;

import org.jspecify.annotations.NullMarked;
