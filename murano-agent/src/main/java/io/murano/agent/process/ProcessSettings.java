package io.murano.agent.process;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How child processes are run.
 *
 * @param scratch folder for captured output while a process runs; must exist
 * @param outputLimit bytes kept of each captured stream; above it the middle is left out
 * @param killGrace time between SIGTERM and SIGKILL when a process group is stopped
 * @param progressInterval how often a process that is still running is mentioned in the log
 */
public record ProcessSettings(
    Path scratch, int outputLimit, Duration killGrace, Duration progressInterval) {}
