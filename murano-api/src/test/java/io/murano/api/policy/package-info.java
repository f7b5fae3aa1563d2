@NullMarked
package io.murano.api.policy;

import org.jspecify.annotations.NullMarked;
