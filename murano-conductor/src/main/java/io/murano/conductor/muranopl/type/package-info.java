/**
 * Packages, classes and their members: what a package declares, compiled and linked. Immutable once
 * linked and shared between executions; whatever differs between executions is kept elsewhere. May
 * use expressions, versions, package files and YAQL definitions.
 */
@NullMarked
package io.murano.conductor.muranopl.type;

import org.jspecify.annotations.NullMarked;
