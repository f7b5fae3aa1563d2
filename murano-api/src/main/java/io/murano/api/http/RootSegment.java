package io.murano.api.http;

/**
 * A first path segment that this server answers beside {@code /v1}. Declared as a bean by whoever
 * serves it; all other paths get the version document.
 *
 * @param name the segment, without slashes
 */
public record RootSegment(String name) {}
