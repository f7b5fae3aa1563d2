/**
 * Native classes: annotated Java classes become, or complete, MuranoPL classes. Also the interface
 * for plug-ins. May use execution, types and YAQL definitions.
 */
@NullMarked
package io.murano.conductor.muranopl.binding;

import org.jspecify.annotations.NullMarked;
