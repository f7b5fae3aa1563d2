package io.murano.api.category;

import java.time.Instant;

/**
 * A category.
 *
 * @param id 32 hex digits
 * @param name unique name, at most 80 characters
 * @param created when it was made
 * @param updated when it was changed last
 * @param packageCount number of packages of all projects in it
 */
record Category(String id, String name, Instant created, Instant updated, long packageCount) {}
