package io.murano.conductor.muranopl.object;

import org.jspecify.annotations.Nullable;

/**
 * What an object is created with and never changes.
 *
 * @param id the id
 * @param owner the owner, or null
 * @param name the name, normally a text or null
 * @param metadata the metadata, normally a dictionary or null
 */
public record ObjectHeader(
    String id, @Nullable MuranoObject owner, @Nullable Object name, @Nullable Object metadata) {}
