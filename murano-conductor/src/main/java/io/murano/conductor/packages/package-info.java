/**
 * Where packages come from: the catalogue of the api, with a cache, and folders. Uses {@code
 * muranopl.packaging} and {@code muranopl.version}, whose ports it implements, {@code process},
 * {@code identity}, {@code http} and the archives of the common module.
 */
@NullMarked
package io.murano.conductor.packages;

import org.jspecify.annotations.NullMarked;
