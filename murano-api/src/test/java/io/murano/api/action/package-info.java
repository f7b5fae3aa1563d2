@NullMarked
package io.murano.api.action;

import org.jspecify.annotations.NullMarked;
