package io.murano.conductor.deployment;

/**
 * A task that was cancelled before it could start, or start again.
 *
 * @param taskId id of the task
 * @param environmentId id of the environment
 * @param sequence number of the event that tells so
 * @param reason who asked and why
 */
record CancelledTask(String taskId, String environmentId, long sequence, String reason) {}
