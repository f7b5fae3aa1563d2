@NullMarked
package io.murano.api.http;

import org.jspecify.annotations.NullMarked;
