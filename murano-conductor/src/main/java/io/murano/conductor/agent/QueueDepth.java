package io.murano.conductor.agent;

/**
 * How full a queue is.
 *
 * @param messages messages that wait
 * @param consumers consumers, one for a running agent
 */
record QueueDepth(int messages, int consumers) {}
