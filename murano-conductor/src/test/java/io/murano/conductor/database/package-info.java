@NullMarked
package io.murano.conductor.database;

import org.jspecify.annotations.NullMarked;
