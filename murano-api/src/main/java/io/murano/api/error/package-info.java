/**
 * Errors as clients see them: one JSON shape for every failure, whether it comes from a feature,
 * from Spring or from the servlet container. Allowed neighbours: {@code io.murano.common.error}.
 */
@NullMarked
package io.murano.api.error;

import org.jspecify.annotations.NullMarked;
