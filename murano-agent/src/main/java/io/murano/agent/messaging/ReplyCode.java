package io.murano.agent.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;
import org.jspecify.annotations.Nullable;

/** The AMQP reply code behind an exception of the client library. Stateless. */
final class ReplyCode {

  private ReplyCode() {}

  /** Returns the code with which the broker closed channel or connection, or 0 if it did not. */
  static int of(Throwable problem) {
    Method reason = reason(problem);
    if (reason instanceof AMQP.Channel.Close close) {
      return close.getReplyCode();
    }
    return reason instanceof AMQP.Connection.Close close ? close.getReplyCode() : 0;
  }

  /** Returns the broker's own words, or those of the exception. */
  static String text(Throwable problem) {
    Method reason = reason(problem);
    if (reason instanceof AMQP.Channel.Close close) {
      return close.getReplyText();
    }
    if (reason instanceof AMQP.Connection.Close close) {
      return close.getReplyText();
    }
    return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
  }

  private static @Nullable Method reason(Throwable problem) {
    Throwable current = problem;
    while (current != null) {
      if (current instanceof ShutdownSignalException signal) {
        return signal.getReason();
      }
      current = current.getCause();
    }
    return null;
  }
}
