package io.murano.conductor.request;

import io.murano.common.error.MuranoException;
import io.murano.common.message.ConductorReply;
import io.murano.common.message.ConductorRequest;
import io.murano.common.message.OperationsQuery;
import io.murano.common.message.SchemaRequest;
import io.murano.common.message.StaticActionCall;
import io.murano.conductor.operations.OperationsView;
import io.murano.conductor.process.MaskedTrace;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers questions, on the calling thread. Thread-safe. */
public final class RequestDispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(RequestDispatcher.class);

  private final RequestProgram program;
  private final OperationsView operations;
  private final ScheduledExecutorService clock;

  RequestDispatcher(
      RequestProgram program, OperationsView operations, ScheduledExecutorService clock) {
    this.program = program;
    this.operations = operations;
    this.clock = clock;
  }

  /**
   * Answers a question; what is not ready in time is interrupted.
   *
   * @return the answer, also when it is that there is none
   */
  public ConductorReply answer(ConductorRequest request, Duration limit) {
    RequestTime time = new RequestTime(limit);
    Thread worker = Thread.currentThread();
    time.onExpiry(worker::interrupt);
    Future<?> alarm = clock.schedule(time::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return answer(request, time);
    } catch (RequestFailedException e) {
      LOG.info("{} failed: {}", request, e.getMessage());
      return ConductorReply.failed(e.type(), String.valueOf(e.getMessage()), e.details());
    } catch (InterruptedException e) {
      LOG.warn("{} was not answered within {}", request, limit);
      return ConductorReply.failed(
          "TimeoutException", "No answer within " + limit.toSeconds() + " s", null);
    } catch (MuranoException e) {
      LOG.warn("{} failed: {}", request, e.getMessage());
      return ConductorReply.failed(e.code().name(), String.valueOf(e.getMessage()), null);
      // Whatever happens, somebody waits for an answer.
    } catch (Throwable e) {
      LOG.error("{} failed unexpectedly: {}", request, MaskedTrace.of(e, tokenOf(request)));
      return ConductorReply.failed(
          "InternalError",
          "Internal error of the conductor (" + e.getClass().getSimpleName() + ")",
          null);
    } finally {
      alarm.cancel(false);
      time.close();
      Thread.interrupted();
    }
  }

  private static @Nullable String tokenOf(ConductorRequest request) {
    if (request instanceof StaticActionCall call) {
      return call.token();
    }
    return request instanceof SchemaRequest schema ? schema.token() : null;
  }

  private ConductorReply answer(ConductorRequest request, RequestTime time)
      throws InterruptedException {
    if (request instanceof StaticActionCall call) {
      return ConductorReply.success(program.callStatic(call, time));
    }
    if (request instanceof SchemaRequest schema) {
      return ConductorReply.success(program.schema(schema, time));
    }
    return ConductorReply.success(operations.answer((OperationsQuery) request));
  }
}
