package io.murano.api.catalog;

import io.murano.api.error.ApiException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Bounds how many uploads are spooled and checked at a time. */
@Component
class UploadTurns {

  private final Semaphore turns;
  private final CatalogProperties.Upload limits;

  UploadTurns(CatalogProperties properties) {
    this.limits = properties.upload();
    this.turns = new Semaphore(limits.maxConcurrent(), true);
  }

  /**
   * Does the work when its turn comes.
   *
   * @throws ApiException 503 if it does not come in time
   */
  <T> T inTurn(Supplier<T> work) {
    if (!acquire()) {
      throw ApiException.unavailable("Too many uploads at this moment; try again");
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private boolean acquire() {
    try {
      return turns.tryAcquire(limits.maxWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
