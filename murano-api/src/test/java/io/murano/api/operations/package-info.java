@NullMarked
package io.murano.api.operations;

import org.jspecify.annotations.NullMarked;
