/** The files of a plan on disk: inline bodies, downloads, links. Uses plan and process. */
@NullMarked
package io.murano.agent.file;

import org.jspecify.annotations.NullMarked;
