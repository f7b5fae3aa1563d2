@NullMarked
package io.murano.api.identity.keystone;

import org.jspecify.annotations.NullMarked;
