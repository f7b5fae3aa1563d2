@NullMarked
package io.murano.api.template;

import org.jspecify.annotations.NullMarked;
