package io.murano.conductor.agent;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import com.rabbitmq.client.impl.LongStringHelper;
import io.murano.common.amqp.AmqpDeclarations;
import io.murano.common.message.AgentProtocol;
import io.murano.common.topology.AgentQueues;
import io.murano.conductor.amqp.ConfirmingPublisher;
import io.murano.conductor.process.RootCause;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.AmqpIOException;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** The connection to the broker of one region, and what is done over it. Thread-safe. */
final class BrokerLink {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);
  private static final int PERSISTENT = 2;

  private final AgentBroker broker;
  private final CachingConnectionFactory connections;
  private final RabbitTemplate template;
  private final ConfirmingPublisher publisher;
  private final Duration confirmTimeout;
  private final PlanSigner signer;
  private final Duration queueExpiry;
  private final ResultReceiver receiver;
  private final Set<String> foreign = ConcurrentHashMap.newKeySet();

  BrokerLink(
      AgentBroker broker,
      CachingConnectionFactory connections,
      ResultReceiver.Factory receivers,
      PlanSigner signer,
      AgentProperties properties) {
    this.broker = broker;
    this.connections = connections;
    this.template = new RabbitTemplate(connections);
    this.publisher = new ConfirmingPublisher(connections);
    this.confirmTimeout = properties.confirmTimeout();
    this.signer = signer;
    this.queueExpiry = properties.queueExpiry();
    this.receiver = receivers.create(connections, this::declare);
    this.receiver.start();
  }

  AgentBroker broker() {
    return broker;
  }

  /** Returns the consumers of result queues. */
  ResultReceiver receiver() {
    return receiver;
  }

  /**
   * Declares an agent queue. One that exists with other properties is used as it is.
   *
   * @throws org.springframework.amqp.AmqpException if the broker cannot be reached
   */
  void declare(String name) {
    Queue queue = AmqpDeclarations.queue(AgentQueues.definition(name, queueExpiry));
    try {
      var unused =
          template.execute(
              channel -> channel.queueDeclare(name, true, false, false, queue.getArguments()));
    } catch (AmqpIOException e) {
      if (!isCloseCode(e, AMQP.PRECONDITION_FAILED)) {
        throw e;
      }
      if (foreign.add(name)) {
        LOG.warn(
            "Queue {} exists with other properties and is used as it is: {}",
            name,
            RootCause.of(e));
      }
      var unused = template.execute(channel -> channel.queueDeclarePassive(name));
    }
  }

  /** Returns whether a queue exists; if it does, its life is prolonged. */
  boolean exists(String name) {
    return depth(name) != null;
  }

  /** Returns how full a queue is, or null if there is no such queue. */
  @Nullable QueueDepth depth(String name) {
    try {
      AMQP.Queue.DeclareOk found = template.execute(channel -> channel.queueDeclarePassive(name));
      return found == null
          ? null
          : new QueueDepth(found.getMessageCount(), found.getConsumerCount());
    } catch (AmqpIOException e) {
      if (isCloseCode(e, AMQP.NOT_FOUND)) {
        return null;
      }
      throw e;
    }
  }

  /**
   * Publishes a message to an agent, persistent and mandatory, and waits for the confirm.
   *
   * @param expiration milliseconds after which the broker drops it, or null
   */
  boolean publish(String queue, String messageId, byte[] body, @Nullable Long expiration)
      throws InterruptedException {
    AMQP.BasicProperties properties = properties(queue, messageId, body, expiration);
    return publisher.publishAndWait(queue, properties, body, confirmTimeout)
        == ConfirmingPublisher.Outcome.CONFIRMED;
  }

  /** Drops the messages of a queue that nobody consumes. */
  void purge(String queue) {
    var unused = template.execute(channel -> channel.queuePurge(queue));
  }

  /** Deletes a queue soon, unless others consume it; this conductor no longer does. */
  void deleteUnused(String queue) {
    receiver.leave(queue, () -> delete(queue));
  }

  private void delete(String queue) {
    try {
      var unused = template.execute(channel -> channel.queueDelete(queue, true, false));
    } catch (AmqpException e) {
      LOG.debug("Queue {} is left to its expiry: {}", queue, RootCause.of(e));
    }
  }

  void close() {
    receiver.stop();
    publisher.close();
    connections.destroy();
  }

  private AMQP.BasicProperties properties(
      String queue, String messageId, byte[] body, @Nullable Long expiration) {
    byte[] signature = signer.sign(queue, body);
    // Present even without a value: the original's Windows agent fails on a message without
    // headers.
    Map<String, Object> headers = new HashMap<>();
    headers.put(
        AgentProtocol.SIGNATURE_HEADER,
        signature == null ? null : LongStringHelper.asLongString(signature));
    return new AMQP.BasicProperties.Builder()
        .contentType("text/plain")
        .contentEncoding("utf-8")
        .headers(headers)
        .deliveryMode(PERSISTENT)
        .priority(0)
        .messageId(messageId)
        .expiration(expiration == null ? null : Long.toString(expiration))
        .build();
  }

  private static boolean isCloseCode(Throwable thrown, int code) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ShutdownSignalException signal
          && signal.getReason() instanceof AMQP.Channel.Close close) {
        return close.getReplyCode() == code;
      }
    }
    return false;
  }
}
