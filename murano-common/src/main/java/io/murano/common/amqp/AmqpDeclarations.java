package io.murano.common.amqp;

import io.murano.common.topology.MuranoQueues;
import io.murano.common.topology.QueueDefinition;
import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;

/** Turns {@link QueueDefinition}s into Spring AMQP declarations. Stateless. */
public final class AmqpDeclarations {

  private AmqpDeclarations() {}

  /** Returns the declaration of one queue, without its dead-letter queue. */
  public static Queue queue(QueueDefinition definition) {
    QueueBuilder builder = QueueBuilder.durable(definition.name());
    if (definition.type() == QueueDefinition.Type.QUORUM) {
      builder.quorum();
    }
    if (definition.deadLetterQueue() != null) {
      builder.deadLetterExchange("").deadLetterRoutingKey(definition.deadLetterQueue());
    }
    if (definition.expires() != null) {
      builder.expires(Math.toIntExact(definition.expires().toMillis()));
    }
    return builder.build();
  }

  /** Returns the declarations of the given queues and of their dead-letter queues. */
  public static Declarables declarables(List<QueueDefinition> definitions) {
    List<Declarable> declarables = new ArrayList<>();
    for (QueueDefinition definition : definitions) {
      if (definition.deadLetterQueue() != null) {
        declarables.add(queue(MuranoQueues.deadLetterQueueOf(definition)));
      }
      declarables.add(queue(definition));
    }
    return new Declarables(declarables);
  }
}
