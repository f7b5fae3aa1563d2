package io.murano.conductor.deployment;

/**
 * One run of a task: what a write has to name to be accepted.
 *
 * @param taskId id of the task
 * @param epoch number of the run, higher after each start
 */
record RunKey(String taskId, int epoch) {}
