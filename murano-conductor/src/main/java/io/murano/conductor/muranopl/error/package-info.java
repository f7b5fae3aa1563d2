/**
 * Errors of MuranoPL: those of the language runtime, under the names package code catches them by,
 * and the exception that carries a MuranoPL stack trace. Builds on the YAQL error types only.
 */
@NullMarked
package io.murano.conductor.muranopl.error;

import org.jspecify.annotations.NullMarked;
