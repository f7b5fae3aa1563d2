package io.murano.e2e.bench;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The bare client: publish, confirm, consume. What the whole pipeline is compared with. */
final class BrokerLoop implements Benchmark {

  private static final byte[] BODY = new byte[1024];
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public String description() {
    return "1 KiB persistent messages per second through a bare publish-confirm-consume loop";
  }

  @Override
  public void run(Bench bench) throws Exception {
    Table table = new Table("queue", "1 unconfirmed", "100 unconfirmed");
    for (String type : new String[] {"quorum", "classic"}) {
      rate(bench, type, 100, 2_000);
      table.row(type, rate(bench, type, 1, 2_000), rate(bench, type, 100, 20_000));
    }
    table.print(bench.out());
  }

  private static double rate(Bench bench, String type, int window, int messages) throws Exception {
    String queue = "loop-" + type;
    try (Connection sender = bench.broker().connect();
        Connection receiver = bench.broker().connect()) {
      Channel out = sender.createChannel();
      Channel in = receiver.createChannel();
      out.queueDeclare(queue, true, false, false, Map.of("x-queue-type", type));
      CountDownLatch received = consume(in, queue, messages);
      long begin = System.nanoTime();
      publish(out, queue, window, messages);
      if (!received.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(received.getCount() + " messages have not come back");
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      out.queueDelete(queue);
      return messages / seconds;
    }
  }

  private static CountDownLatch consume(Channel channel, String queue, int messages)
      throws IOException {
    CountDownLatch received = new CountDownLatch(messages);
    channel.basicQos(200);
    channel.basicConsume(
        queue,
        new DefaultConsumer(channel) {
          @Override
          public void handleDelivery(
              String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
              throws IOException {
            channel.basicAck(envelope.getDeliveryTag(), false);
            received.countDown();
          }
        });
    return received;
  }

  private static void publish(Channel channel, String queue, int window, int messages)
      throws Exception {
    Semaphore free = new Semaphore(window);
    long[] confirmed = {0};
    channel.confirmSelect();
    channel.addConfirmListener(
        (tag, multiple) -> {
          // Confirms come in order of the tags; one may stand for several messages.
          free.release((int) (tag - confirmed[0]));
          confirmed[0] = tag;
        },
        (tag, multiple) -> {
          throw new IllegalStateException("the broker has refused message " + tag);
        });
    for (int number = 0; number < messages; number++) {
      if (!free.tryAcquire(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the broker does not confirm");
      }
      channel.basicPublish("", queue, MessageProperties.PERSISTENT_BASIC, BODY);
    }
  }
}
