/**
 * Contracts at work: structure, contract functions and their modes (contract muranopl §2.5). May
 * use execution, serialisation and YAQL.
 */
@NullMarked
package io.murano.conductor.muranopl.contract;

import org.jspecify.annotations.NullMarked;
