/**
 * Package archives: opening a zip or a folder safely, its manifest, its files, and the checks that
 * authors see. Used by the catalogue, the conductor and the command line; knows neither Spring nor
 * the expression language.
 */
@NullMarked
package io.murano.common.archive;

import org.jspecify.annotations.NullMarked;
