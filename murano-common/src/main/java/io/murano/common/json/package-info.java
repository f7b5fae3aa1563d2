/** The JSON mapper settings that all services share. */
@NullMarked
package io.murano.common.json;

import org.jspecify.annotations.NullMarked;
