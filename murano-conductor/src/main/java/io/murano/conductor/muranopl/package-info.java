/**
 * The MuranoPL engine as the rest of the conductor sees it: runs tasks and static methods and
 * generates schemas, without Spring, messages or database. JSON comes in and goes out; everything
 * between is behind this package.
 */
@NullMarked
package io.murano.conductor.muranopl;

import org.jspecify.annotations.NullMarked;
