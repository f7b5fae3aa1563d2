package io.murano.api.stream;

import io.murano.api.error.ApiException;
import io.murano.api.identity.Caller;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The streams; they are additions to the original's api. */
@RestController
@RequestMapping(
    path = "/v1/environments/{environmentId}",
    produces = MediaType.TEXT_EVENT_STREAM_VALUE)
final class StreamController {

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final StreamRegistry registry;
  private final StreamQueries queries;
  private final StreamAccess access;
  private final Clock clock;

  StreamController(
      StreamRegistry registry, StreamQueries queries, StreamAccess access, Clock clock) {
    this.registry = registry;
    this.queries = queries;
    this.access = access;
    this.clock = clock;
  }

  @GetMapping("/deployments/{deploymentId}/events")
  void deployment(
      Caller caller,
      @PathVariable String environmentId,
      @PathVariable String deploymentId,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Long after = position(lastEventId);
    access.requireDeployment(caller, environmentId, deploymentId);
    open(
        new DeploymentEvents(queries, environmentId, deploymentId, after == null ? 0 : after),
        request,
        response);
  }

  @GetMapping("/events")
  void environment(
      Caller caller,
      @PathVariable String environmentId,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Long after = position(lastEventId);
    access.requireEnvironment(caller, environmentId);
    open(new EnvironmentEvents(queries, environmentId, after, clock), request, response);
  }

  private void open(EventSource source, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    registry.reserve();
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    registry.open(source, async);
  }

  private static @Nullable Long position(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return null;
    }
    try {
      return Long.valueOf(lastEventId.strip());
    } catch (NumberFormatException e) {
      throw ApiException.badRequest(LAST_EVENT_ID + " must be the id of an event of this stream");
    }
  }
}
