/**
 * Semantic versions of packages and the specifications that select among them (contract muranopl
 * §1.6). Uses nothing but the JDK.
 */
@NullMarked
package io.murano.conductor.muranopl.version;

import org.jspecify.annotations.NullMarked;
