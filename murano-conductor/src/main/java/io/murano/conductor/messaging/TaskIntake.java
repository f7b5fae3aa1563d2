package io.murano.conductor.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.murano.common.message.DeploymentTask;
import io.murano.common.topology.MuranoQueues;
import io.murano.conductor.deployment.ExecutionCoordinator;
import io.murano.conductor.process.BackOff;
import io.murano.conductor.process.ConductorThreads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/**
 * Takes tasks from the broker, at most as many as there are free slots.
 *
 * <p>Every task is stored before it is acknowledged. What cannot run stays on the broker, for other
 * conductors: see {@link SlotConsumers}. All broker operations happen on one thread.
 */
final class TaskIntake implements SmartLifecycle {

  /** Starts after everything that runs tasks, and stops before it. */
  static final int PHASE = 500;

  private static final Logger LOG = LoggerFactory.getLogger(TaskIntake.class);
  private static final String QUEUE = MuranoQueues.TASKS.name();
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration HOLD = Duration.ofMillis(300);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final ConnectionFactory connections;
  private final AmqpAdmin admin;
  private final ExecutionCoordinator coordinator;
  private final UnreadableTasks unreadable;
  private final ConductorThreads threads;
  private final BackOff connecting = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10));
  private final BackOff storing = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
  private volatile boolean running;
  private volatile BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private @Nullable Thread thread;

  /** Something the intake thread has to react to. */
  private sealed interface Signal {

    /** The number of free slots may have changed, or the intake stops. */
    record Wake() implements Signal {}

    /** A consumer or the channel is gone. */
    record Gone(String reason) implements Signal {}

    /** A message has come. */
    record Delivery(String consumer, long tag, byte[] body) implements Signal {}
  }

  TaskIntake(
      ConnectionFactory connections,
      AmqpAdmin admin,
      ExecutionCoordinator coordinator,
      UnreadableTasks unreadable,
      ConductorThreads threads) {
    this.connections = connections;
    this.admin = admin;
    this.coordinator = coordinator;
    this.unreadable = unreadable;
    this.threads = threads;
  }

  @Override
  public void start() {
    running = true;
    coordinator.onSlotsChange(this::wake);
    Thread started = threads.loop("task-intake", this::run);
    thread = started;
    started.start();
  }

  @Override
  public void stop() {
    running = false;
    wake();
    Thread stopping = thread;
    if (stopping == null) {
      return;
    }
    try {
      stopping.join(STOP_LIMIT.toMillis());
      stopping.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void wake() {
    signals.add(new Signal.Wake());
  }

  private void run() {
    while (running) {
      try {
        admin.initialize();
        try (Connection connection = connections.createConnection();
            Channel channel = connection.getDelegate().createChannel()) {
          consume(channel);
        }
      } catch (AmqpException | IOException | TimeoutException | ShutdownSignalException e) {
        if (running) {
          Duration pause = connecting.afterFailure();
          LOG.warn("Tasks cannot be taken, next try in {}: {}", pause, e.getMessage());
          sleep(pause);
        }
      } catch (InterruptedException e) {
        running = false;
      } catch (RuntimeException e) {
        LOG.error("Taking tasks failed", e);
        sleep(connecting.afterFailure());
      }
    }
  }

  private void consume(Channel channel) throws IOException, InterruptedException {
    BlockingQueue<Signal> incoming = new LinkedBlockingQueue<>();
    signals = incoming;
    channel.basicQos(1);
    SlotConsumers consumers =
        new SlotConsumers(channel, QUEUE, () -> new PassingConsumer(channel, incoming), HOLD);
    consumers.adjust(coordinator.freeSlots());
    connecting.reset();
    while (running) {
      long wait = Math.min(IDLE.toNanos(), consumers.nanosToNextExpiry());
      Signal signal = incoming.poll(wait, TimeUnit.NANOSECONDS);
      if (signal instanceof Signal.Delivery delivery) {
        take(channel, consumers, delivery);
      } else if (signal instanceof Signal.Gone gone) {
        throw new IOException(gone.reason());
      }
      consumers.adjust(coordinator.freeSlots());
    }
    consumers.cancelAll();
    for (Signal signal = incoming.poll(); signal != null; signal = incoming.poll()) {
      if (signal instanceof Signal.Delivery delivery) {
        take(channel, consumers, delivery);
      }
    }
  }

  private void take(Channel channel, SlotConsumers consumers, Signal.Delivery delivery)
      throws IOException, InterruptedException {
    if (store(delivery)) {
      consumers.stored(delivery.consumer(), delivery.tag());
    } else {
      channel.basicReject(delivery.tag(), false);
    }
  }

  /** Stores a task, however long the database is away; returns false if it never can be. */
  private boolean store(Signal.Delivery delivery) throws InterruptedException {
    while (true) {
      try {
        boolean stored = storeOnce(delivery.body());
        storing.reset();
        return stored;
      } catch (DataAccessException | TransactionException e) {
        if (!running) {
          throw new InterruptedException("stopping");
        }
        Duration pause = storing.afterFailure();
        LOG.warn("A task cannot be stored, next try in {}: {}", pause, e.getMessage());
        Thread.sleep(pause.toMillis());
      }
    }
  }

  private boolean storeOnce(byte[] body) {
    try {
      DeploymentTask task = TaskReader.read(body);
      try {
        LOG.debug(
            "{}: {}", task, coordinator.accept(task, new String(body, StandardCharsets.UTF_8)));
        return true;
      } catch (DataIntegrityViolationException e) {
        throw new UnreadableTaskException(
            "the database refuses it", task.taskId(), task.environmentId());
      }
    } catch (UnreadableTaskException e) {
      unreadable.refuse(e);
      return false;
    }
  }

  private void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  /** Passes on what the broker sends, on the client's thread. */
  private static final class PassingConsumer extends DefaultConsumer {

    private final BlockingQueue<Signal> incoming;

    PassingConsumer(Channel channel, BlockingQueue<Signal> incoming) {
      super(channel);
      this.incoming = incoming;
    }

    @Override
    public void handleDelivery(
        String consumer, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
      incoming.add(new Signal.Delivery(consumer, envelope.getDeliveryTag(), body));
    }

    @Override
    public void handleCancel(String consumer) {
      incoming.add(new Signal.Gone("The broker has cancelled a consumer of " + QUEUE));
    }

    @Override
    public void handleShutdownSignal(String consumer, ShutdownSignalException signal) {
      incoming.add(new Signal.Gone(String.valueOf(signal.getMessage())));
    }
  }
}
