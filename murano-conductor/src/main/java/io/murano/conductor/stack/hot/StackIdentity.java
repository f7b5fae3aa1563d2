package io.murano.conductor.stack.hot;

/**
 * The stack a template is compiled for; templates see it as pseudo parameters.
 *
 * @param id id of the stack
 * @param name name of the stack
 * @param projectId project that owns it
 * @param region region it is in; empty for the unnamed one
 */
public record StackIdentity(String id, String name, String projectId, String region) {}
