/**
 * PostgreSQL beyond JdbcClient: notifications between conductors. Used by the feature packages;
 * uses {@code process} only.
 */
@NullMarked
package io.murano.conductor.database;

import org.jspecify.annotations.NullMarked;
