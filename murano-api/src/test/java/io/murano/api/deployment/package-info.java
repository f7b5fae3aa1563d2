@NullMarked
package io.murano.api.deployment;

import org.jspecify.annotations.NullMarked;
