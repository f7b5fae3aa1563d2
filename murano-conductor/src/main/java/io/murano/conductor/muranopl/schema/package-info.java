/** JSON schemas of classes and model builders. May use execution, types and YAQL. */
@NullMarked
package io.murano.conductor.muranopl.schema;

import org.jspecify.annotations.NullMarked;
