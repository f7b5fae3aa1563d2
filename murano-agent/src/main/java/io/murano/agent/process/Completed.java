package io.murano.agent.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A process that has ended.
 *
 * @param exitCode its exit status; 128 + n if signal n ended it
 * @param stdout what it wrote, or null if not captured
 * @param stderr what it wrote, or null if not captured
 * @param duration how long it ran
 */
public record Completed(
    int exitCode, @Nullable Output stdout, @Nullable Output stderr, Duration duration) {}
