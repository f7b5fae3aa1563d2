package io.murano.conductor.messaging;

import io.murano.conductor.amqp.ChannelThread;
import io.murano.conductor.process.BackOff;
import io.murano.conductor.process.RootCause;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/**
 * Stores what came over a channel, however long the database is away. Confined to the thread of the
 * channel.
 */
final class PatientStore {

  private static final Logger LOG = LoggerFactory.getLogger(PatientStore.class);

  private final String what;
  private final ChannelThread channels;
  private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));

  /**
   * Creates the store.
   *
   * @param what what is stored, for the log, with its article
   * @param channels the thread; when it stops, nothing is tried again
   */
  PatientStore(String what, ChannelThread channels) {
    this.what = what;
    this.channels = channels;
  }

  /**
   * Stores something.
   *
   * @param attempt stores it once
   * @throws DataIntegrityViolationException if the database will never take it
   * @throws InterruptedException if the channel's thread is to stop first
   */
  <T> T store(Supplier<T> attempt) throws InterruptedException {
    while (true) {
      try {
        T stored = attempt.get();
        backOff.reset();
        return stored;
      } catch (DataIntegrityViolationException e) {
        throw e;
      } catch (DataAccessException | TransactionException e) {
        if (!channels.running()) {
          throw new InterruptedException("stopping");
        }
        Duration pause = backOff.afterFailure();
        LOG.warn("{} cannot be stored, next try in {}: {}", what, pause, RootCause.of(e));
        Thread.sleep(pause.toMillis());
      }
    }
  }
}
