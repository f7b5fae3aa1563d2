/**
 * The functions package code can call beyond the YAQL library: those of the language (contract
 * muranopl §3.5), reflection (§3.8) and those of the engine. May use execution, serialisation,
 * objects, types and YAQL.
 */
@NullMarked
package io.murano.conductor.muranopl.library;

import org.jspecify.annotations.NullMarked;
