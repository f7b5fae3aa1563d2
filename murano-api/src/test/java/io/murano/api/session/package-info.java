@NullMarked
package io.murano.api.session;

import org.jspecify.annotations.NullMarked;
