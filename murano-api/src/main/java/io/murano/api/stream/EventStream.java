package io.murano.api.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's stream. It writes without blocking: what the connection does not take waits here,
 * and nothing more is read from the database until it is gone. So a slow client costs one page of
 * memory and no thread.
 */
final class EventStream implements WriteListener, AsyncListener {

  private static final Logger log = LoggerFactory.getLogger(EventStream.class);

  private final EventSource source;
  private final AsyncContext async;
  private final ServletOutputStream out;
  private final StreamRegistry registry;
  private final long opened = System.nanoTime();

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private boolean newsPending = true;
  private boolean pumping;
  private boolean ending;
  private boolean closed;
  private long lastProgress = System.nanoTime();

  EventStream(EventSource source, AsyncContext async, StreamRegistry registry) throws IOException {
    this.source = source;
    this.async = async;
    this.out = async.getResponse().getOutputStream();
    this.registry = registry;
    waiting.add(ServerSentEvent.PREAMBLE);
  }

  EventSource source() {
    return source;
  }

  /** Begins to write; called once, on the request's thread. */
  void open() {
    async.addListener(this);
    out.setWriteListener(this);
  }

  /** Says that there may be news in the database. */
  void wake() {
    lock.lock();
    try {
      newsPending = true;
      pumpIfIdle();
    } finally {
      lock.unlock();
    }
  }

  /** Reads one page and writes what the connection takes; called by a worker of the registry. */
  void pump() {
    EventSource.Page page;
    try {
      page = source.next();
    } catch (RuntimeException e) {
      log.warn("Stream of environment {} interrupted: {}", source.environmentId(), e.toString());
      close();
      return;
    }
    lock.lock();
    try {
      pumping = false;
      newsPending |= page.more();
      ending = page.last();
      page.events().forEach(event -> waiting.add(event.encode()));
      write();
    } finally {
      lock.unlock();
    }
  }

  /** Keeps the connection alive, looks for missed news, and gives up on clients that hang. */
  void tick(StreamProperties properties) {
    long now = System.nanoTime();
    lock.lock();
    try {
      if (now - opened > properties.maxDuration().toNanos()) {
        ending = true;
      } else if (!waiting.isEmpty() && now - lastProgress > properties.stallLimit().toNanos()) {
        log.info("Client of environment {} takes nothing, closing", source.environmentId());
        close();
        return;
      } else if (waiting.isEmpty() && now - lastProgress >= properties.heartbeat().toNanos()) {
        waiting.add(ServerSentEvent.HEARTBEAT);
      }
      newsPending = true;
      write();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      waiting.clear();
      registry.remove(this);
      async.complete();
    } catch (IllegalStateException e) {
      log.debug("Stream was already complete: {}", e.toString());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onWritePossible() {
    lock.lock();
    try {
      write();
    } finally {
      lock.unlock();
    }
  }

  /** Writes as long as the connection takes something; the lock is held. */
  private void write() {
    try {
      while (!closed && !waiting.isEmpty() && out.isReady()) {
        out.write(waiting.remove());
        lastProgress = System.nanoTime();
      }
      if (!closed && waiting.isEmpty() && out.isReady()) {
        out.flush();
        if (ending && !pumping) {
          close();
        } else {
          pumpIfIdle();
        }
      }
    } catch (IOException e) {
      log.debug("Client went away: {}", e.toString());
      close();
    }
  }

  /** Asks for the next page if everything has been written; the lock is held. */
  private void pumpIfIdle() {
    if (newsPending && !pumping && !closed && !ending && waiting.isEmpty()) {
      newsPending = false;
      pumping = true;
      registry.execute(this);
    }
  }

  @Override
  public void onError(Throwable failure) {
    log.debug("Client went away: {}", failure.toString());
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    close();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public void onComplete(@Nullable AsyncEvent event) {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      registry.remove(this);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    log.trace("Started");
  }
}
