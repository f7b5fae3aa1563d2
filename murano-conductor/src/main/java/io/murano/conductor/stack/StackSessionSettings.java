package io.murano.conductor.stack;

import java.time.Duration;
import java.util.List;

/**
 * How a {@link HeatStackSession} deals with its cloud.
 *
 * @param tags labels put on every stack
 * @param pollInterval longest time between two looks at a stack that is busy
 * @param conflictPause wait after a conflict before the operation is tried again
 * @param asyncDelay how long an asynchronous push waits for further changes
 * @param errorPause wait after the first failed look at a stack; doubles with each failure in a row
 * @param changeGrace how long an accepted update or delete may stay invisible
 * @param deadline longest wait for one operation of a stack
 */
public record StackSessionSettings(
    List<String> tags,
    Duration pollInterval,
    Duration conflictPause,
    Duration asyncDelay,
    Duration errorPause,
    Duration changeGrace,
    Duration deadline) {

  /** Copies the tags. */
  public StackSessionSettings {
    tags = List.copyOf(tags);
  }

  /** Returns the values of the contract (muranopl §6.2) with the given tags and deadline. */
  public static StackSessionSettings of(List<String> tags, Duration deadline) {
    return new StackSessionSettings(
        tags,
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        deadline);
  }
}
