/**
 * Packages of the catalogue: upload, search, change, download (contract rest-api §2.9, §5). Allowed
 * neighbours: {@code category}, {@code identity}, {@code policy}, {@code http}, {@code error} and
 * {@code io.murano.common.archive}.
 */
@NullMarked
package io.murano.api.catalog;

import org.jspecify.annotations.NullMarked;
