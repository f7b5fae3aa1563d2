/** Tests of package archives, and {@code PackageBuilder}, which other modules' tests use too. */
@NullMarked
package io.murano.common.archive;

import org.jspecify.annotations.NullMarked;
