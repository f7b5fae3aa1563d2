package io.murano.api.http;

import org.slf4j.MDC;

/** Keys of the logging context; every log line of a request or message carries those that apply. */
public final class LogContext {

  /** Request id, as answered in {@code X-Openstack-Request-Id}. */
  public static final String REQUEST_ID = "request_id";

  /** Environment id. */
  public static final String ENVIRONMENT_ID = "environment_id";

  /** Task id, the "deployment" of the api. */
  public static final String TASK_ID = "task_id";

  /** Project of the caller. */
  public static final String PROJECT_ID = "project_id";

  private LogContext() {}

  /** Puts a value until the returned scope is closed. */
  public static Scope with(String key, String value) {
    String before = MDC.get(key);
    MDC.put(key, value);
    return () -> {
      if (before == null) {
        MDC.remove(key);
      } else {
        MDC.put(key, before);
      }
    };
  }

  /** Ends a value's presence in the context. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
