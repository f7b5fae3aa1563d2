/**
 * Questions that the api asks and waits for: the port behind which the language answers, and who
 * answers what. Uses {@code operations}, {@code process} and the common module; the listener of
 * {@code messaging} uses it.
 */
@NullMarked
package io.murano.conductor.request;

import org.jspecify.annotations.NullMarked;
