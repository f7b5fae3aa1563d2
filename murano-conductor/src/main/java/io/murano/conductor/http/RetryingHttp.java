package io.murano.conductor.http;

import io.murano.common.error.ErrorCode;
import io.murano.conductor.process.BackOff;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes requests to other services; repeats those that fail for the time being. Thread-safe. */
public final class RetryingHttp {

  private static final Logger LOG = LoggerFactory.getLogger(RetryingHttp.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final HttpClient client;
  private final Duration timeout;
  private final int attempts;

  /**
   * Creates a client.
   *
   * @param timeout how long a request may take to begin to answer
   * @param attempts how often a request is made at most
   */
  public RetryingHttp(Duration timeout, int attempts) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    this.timeout = timeout;
    this.attempts = attempts;
  }

  /** Returns a request to complete. */
  public HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(timeout);
  }

  /**
   * Makes a request.
   *
   * @return the answer, whatever its status, but never that the server is in trouble
   * @throws RemoteServiceException if there is no such answer after the last attempt
   * @throws InterruptedException if the thread was interrupted
   */
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws InterruptedException {
    BackOff backOff = new BackOff(FIRST_PAUSE, LONGEST_PAUSE);
    for (int attempt = 1; ; attempt++) {
      String trouble;
      IOException cause = null;
      try {
        HttpResponse<T> response = client.send(request, handler);
        int status = response.statusCode();
        if (status < SERVER_ERROR && status != TOO_MANY_REQUESTS) {
          return response;
        }
        trouble = "it answers " + status;
      } catch (IOException e) {
        trouble = e.getClass().getSimpleName();
        cause = e;
      }
      if (attempt >= attempts) {
        throw new RemoteServiceException(
            ErrorCode.UNAVAILABLE,
            "%s cannot be asked: %s".formatted(place(request.uri()), trouble),
            cause);
      }
      Duration pause = backOff.afterFailure();
      LOG.warn("{} cannot be asked ({}), next try in {}", place(request.uri()), trouble, pause);
      Thread.sleep(pause.toMillis());
    }
  }

  private static String place(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
  }
}
