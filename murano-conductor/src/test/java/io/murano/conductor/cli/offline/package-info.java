/** Tests of packages that run without an installation. */
@NullMarked
package io.murano.conductor.cli.offline;

import org.jspecify.annotations.NullMarked;
