/**
 * Object models as JSON trees: walking and changing them by path, patching, sanitising, and the
 * wrapper in which they are stored (contract rest-api §2.3, §2.5, §3.5). No web, no database.
 * Allowed neighbours: {@code error}.
 */
@NullMarked
package io.murano.api.model;

import org.jspecify.annotations.NullMarked;
