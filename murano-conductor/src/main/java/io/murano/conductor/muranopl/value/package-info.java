/** Values of packages that YAQL itself does not know. Depends on YAQL's values only. */
@NullMarked
package io.murano.conductor.muranopl.value;

import org.jspecify.annotations.NullMarked;
