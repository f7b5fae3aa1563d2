package io.murano.api.http;

import java.util.Map;
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

  /** Does some work with values in the context. */
  public static void with(Map<String, String> values, Runnable work) {
    Map<String, String> before = MDC.getCopyOfContextMap();
    values.forEach(MDC::put);
    try {
      work.run();
    } finally {
      MDC.clear();
      if (before != null) {
        MDC.setContextMap(before);
      }
    }
  }
}
