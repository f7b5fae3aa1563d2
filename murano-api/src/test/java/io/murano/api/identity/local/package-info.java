@NullMarked
package io.murano.api.identity.local;

import org.jspecify.annotations.NullMarked;
