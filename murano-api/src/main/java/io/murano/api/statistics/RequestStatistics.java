package io.murano.api.statistics;

import io.murano.api.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts requests, and how long they take, since the start of this instance. Thread-safe. */
final class RequestStatistics implements HandlerInterceptor {

  private static final String START = RequestStatistics.class.getName();
  private static final int MAX_PROJECTS = 10_000;
  private static final int FIRST_ERROR = 400;

  private final LongAdder requests = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final Map<String, LongAdder> byProject = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getAttribute(START) == null) {
      request.setAttribute(START, System.nanoTime());
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (!(request.getAttribute(START) instanceof Long start)) {
      return;
    }
    requests.increment();
    nanos.add(System.nanoTime() - start);
    if (response.getStatus() >= FIRST_ERROR) {
      errors.increment();
    }
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null
        && authentication.getPrincipal() instanceof Caller caller
        && caller.projectId() != null
        && byProject.size() < MAX_PROJECTS) {
      byProject.computeIfAbsent(caller.projectId(), project -> new LongAdder()).increment();
    }
  }

  Snapshot snapshot() {
    Map<String, Long> projects = new TreeMap<>();
    byProject.forEach((project, count) -> projects.put(project, count.sum()));
    long count = requests.sum();
    double average = count == 0 ? 0 : nanos.sum() / 1e9 / count;
    return new Snapshot(count, errors.sum(), average, projects);
  }

  /**
   * The counts at one time.
   *
   * @param averageSeconds average time of an answer
   */
  record Snapshot(
      long requests, long errors, double averageSeconds, Map<String, Long> requestsByProject) {}
}
