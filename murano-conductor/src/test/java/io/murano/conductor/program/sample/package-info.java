/** A plug-in as third parties write it, described in docs/plugins.md. */
@NullMarked
package io.murano.conductor.program.sample;

import org.jspecify.annotations.NullMarked;
