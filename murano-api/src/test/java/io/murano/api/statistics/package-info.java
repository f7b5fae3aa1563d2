@NullMarked
package io.murano.api.statistics;

import org.jspecify.annotations.NullMarked;
