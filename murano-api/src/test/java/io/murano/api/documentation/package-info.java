/** The settings are those that {@code docs/operations-api.md} tells operators. */
@NullMarked
package io.murano.api.documentation;

import org.jspecify.annotations.NullMarked;
