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
  private final int burst;
  private final Ticker clock;
  private final Cache<String, Bucket> buckets;

  RateLimiter(double perSecond, int burst, Ticker clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterAccess(Duration.ofMillis((long) (1000 * burst / perSecond) + 1000))
            .ticker(clock)
            .build();
  }

  /** Takes one request of a key; returns null when granted, else how long to wait. */
  @Nullable Duration take(String key) {
    Bucket bucket = buckets.get(key, k -> new Bucket(burst, clock.read()));
    synchronized (bucket) {
      long now = clock.read();
      double refilled = bucket.tokens + (now - bucket.time) / NANOS * perSecond;
      bucket.tokens = Math.min(burst, refilled);
      bucket.time = now;
      if (bucket.tokens >= 1) {
        bucket.tokens--;
        return null;
      }
      return Duration.ofNanos((long) ((1 - bucket.tokens) / perSecond * NANOS));
    }
  }

  private static final class Bucket {
    private double tokens;
    private long time;

    private Bucket(double tokens, long time) {
      this.tokens = tokens;
      this.time = time;
    }
  }
}
