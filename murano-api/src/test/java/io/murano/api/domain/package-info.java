@NullMarked
package io.murano.api.domain;

import org.jspecify.annotations.NullMarked;
