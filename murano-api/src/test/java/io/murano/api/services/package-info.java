@NullMarked
package io.murano.api.services;

import org.jspecify.annotations.NullMarked;
