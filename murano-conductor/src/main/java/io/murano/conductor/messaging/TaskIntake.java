package io.murano.conductor.messaging;

import com.rabbitmq.client.Channel;
import io.murano.common.message.DeploymentTask;
import io.murano.common.topology.MuranoQueues;
import io.murano.conductor.amqp.ChannelOwner;
import io.murano.conductor.amqp.ChannelThread;
import io.murano.conductor.amqp.ChannelThread.Delivery;
import io.murano.conductor.deployment.ExecutionCoordinator;
import io.murano.conductor.process.ConductorThreads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Takes tasks from the broker, at most as many as there are free slots.
 *
 * <p>Every task is stored before it is acknowledged. What cannot run stays on the broker, for other
 * conductors: see {@link SlotConsumers}.
 */
final class TaskIntake implements SmartLifecycle, ChannelOwner {

  /** Starts after everything that runs tasks, and stops before it. */
  static final int PHASE = 500;

  private static final Logger LOG = LoggerFactory.getLogger(TaskIntake.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration HOLD = Duration.ofMillis(300);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final AmqpAdmin admin;
  private final ExecutionCoordinator coordinator;
  private final UnreadableTasks unreadable;
  private final ChannelThread channels;
  private final PatientStore store;
  private @Nullable SlotConsumers consumers;

  TaskIntake(
      ConnectionFactory connections,
      AmqpAdmin admin,
      ExecutionCoordinator coordinator,
      UnreadableTasks unreadable,
      ConductorThreads threads) {
    this.admin = admin;
    this.coordinator = coordinator;
    this.unreadable = unreadable;
    this.channels = new ChannelThread("task-intake", connections, this, threads);
    this.store = new PatientStore("A task", channels);
  }

  @Override
  public void start() {
    coordinator.onSlotsChange(() -> channels.submit(channel -> {}));
    channels.start();
  }

  @Override
  public void stop() {
    channels.stop(STOP_LIMIT);
  }

  @Override
  public boolean isRunning() {
    return channels.running();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public void opened(Channel channel) throws IOException {
    admin.initialize();
    channel.basicQos(1);
    consumers =
        new SlotConsumers(
            channel, MuranoQueues.TASKS.name(), () -> channels.consumer(channel, this::take), HOLD);
  }

  @Override
  public long idle(Channel channel) throws IOException {
    SlotConsumers open = consumers();
    open.adjust(coordinator.freeSlots());
    return Math.min(IDLE.toNanos(), open.nanosToNextExpiry());
  }

  @Override
  public void closing(Channel channel) throws IOException {
    consumers().cancelAll();
  }

  private SlotConsumers consumers() {
    SlotConsumers open = consumers;
    if (open == null) {
      throw new IllegalStateException("There is no channel");
    }
    return open;
  }

  private void take(Channel channel, Delivery delivery) throws IOException, InterruptedException {
    if (store.store(() -> storeOnce(delivery.body()))) {
      consumers().stored(delivery.consumer(), delivery.tag());
    } else {
      channel.basicReject(delivery.tag(), false);
    }
  }

  /** Stores a task; returns false if it never can be. */
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
}
