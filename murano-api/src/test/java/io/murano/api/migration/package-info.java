/** The database schema that all features of the api share. */
@NullMarked
package io.murano.api.migration;

import org.jspecify.annotations.NullMarked;
