/**
 * Packages as files: where they come from, their manifest, and the class generated for a HOT
 * package. May use the YAML dialect, versions and errors; knows nothing of types.
 */
@NullMarked
package io.murano.conductor.muranopl.packaging;

import org.jspecify.annotations.NullMarked;
