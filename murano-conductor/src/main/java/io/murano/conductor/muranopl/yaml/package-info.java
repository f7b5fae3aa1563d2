/**
 * The YAML dialect of class files (contract muranopl §1.4): YAML 1.1 as PyYAML's safe loader reads
 * it, with source positions, and with plain scalars that may be YAQL expressions. May use
 * SnakeYAML's composer and the YAQL error types; knows nothing of types or execution.
 */
@NullMarked
package io.murano.conductor.muranopl.yaml;

import org.jspecify.annotations.NullMarked;
