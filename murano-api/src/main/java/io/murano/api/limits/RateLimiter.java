package io.murano.api.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets by key: each refills at a steady rate up to a burst. Keys that are not heard of for
 * a while are forgotten, by when their bucket is full again. Thread-safe.
 */
final class RateLimiter {

  private static final int MAX_KEYS = 100_000;
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final long interval;
  private final long full;
  private final Ticker clock;
  private final Cache<String, Bucket> buckets;

  RateLimiter(double perSecond, int burst, Ticker clock) {
    this.perSecond = perSecond;
    this.interval = Math.min(Math.round(NANOS / perSecond), Long.MAX_VALUE / 4 / burst);
    this.full = interval * burst;
    this.clock = clock;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterAccess(Duration.ofNanos(full).plusSeconds(1))
            .ticker(clock)
            .build();
  }

  /** Takes one request of a key; returns null when granted, else how long to wait. */
  @Nullable Duration take(String key) {
    Bucket bucket = buckets.get(key, k -> new Bucket(clock.read()));
    synchronized (bucket) {
      long now = clock.read();
      long missing = Math.max(0, bucket.fullAt - now) + interval;
      if (missing > full) {
        return Duration.ofNanos(missing - full);
      }
      bucket.fullAt = now + missing;
      return null;
    }
  }

  /** Returns the rate it refills at. */
  double perSecond() {
    return perSecond;
  }

  /** Returns how many keys are remembered. */
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  /** A bucket by the time at which it is full again, in whole nanoseconds so that none get lost. */
  private static final class Bucket {
    private long fullAt;

    private Bucket(long fullAt) {
      this.fullAt = fullAt;
    }
  }
}
