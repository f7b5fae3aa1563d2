package io.murano.conductor.deployment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this conductor runs tasks.
 *
 * @param name name of this conductor in logs and in the admin view; the host's name when absent
 * @param slots how many tasks run at once
 * @param lease how long a task stays with a conductor that gives no sign of life; renewed three
 *     times as often
 * @param pollInterval how often to look for tasks that wait or whose conductor was lost, when
 *     nothing else wakes this one
 * @param maxAttempts how often a task is started before it fails because its conductors were lost
 * @param timeLimit longest run of a task, over all attempts
 * @param stopGrace how long a program may take to stop before its thread is interrupted, and again
 *     before the task ends without it
 * @param shutdownGrace how long a stopping conductor waits for its tasks before it hands them over
 * @param retention how long ended executions and their plans stay in the database
 */
@Validated
@ConfigurationProperties("murano.conductor")
public record ExecutionProperties(
    @Nullable String name,
    @DefaultValue("8") @Min(1) @Max(10_000) int slots,
    @DefaultValue("30s") @NotNull Duration lease,
    @DefaultValue("2s") @NotNull Duration pollInterval,
    @DefaultValue("2") @Min(1) int maxAttempts,
    @DefaultValue("24h") @NotNull Duration timeLimit,
    @DefaultValue("10s") @NotNull Duration stopGrace,
    @DefaultValue("20s") @NotNull Duration shutdownGrace,
    @DefaultValue("7d") @NotNull Duration retention) {}
