@NullMarked
package io.murano.api.model;

import org.jspecify.annotations.NullMarked;
