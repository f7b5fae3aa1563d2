package io.murano.conductor.http;

import io.murano.common.error.ErrorCode;
import io.murano.conductor.process.BackOff;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes requests to other services. A service that is away, because it is being restarted for
 * example, is waited for; one that fails is asked a few times more. Thread-safe.
 */
public final class RetryingHttp {

  private static final Logger LOG = LoggerFactory.getLogger(RetryingHttp.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int SERVER_ERROR = 500;

  /** Answers of a service, or of the proxy in front of it, that will be there again. */
  private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

  /** How often a service is asked that answers that it has failed. */
  private static final int ATTEMPTS = 5;

  private final HttpClient client;
  private final Duration timeout;
  private final Duration patience;

  /**
   * Creates a client.
   *
   * @param timeout how long a request may take to begin to answer
   * @param patience how long a service that is away is waited for
   */
  public RetryingHttp(Duration timeout, Duration patience) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    this.timeout = timeout;
    this.patience = patience;
  }

  /** Returns a request to complete. */
  public HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(timeout);
  }

  /**
   * Makes a request.
   *
   * @return the answer, whatever its status, but never that the server is in trouble
   * @throws RemoteServiceException if the service stays away or keeps failing
   * @throws InterruptedException if the thread was interrupted
   */
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws InterruptedException {
    BackOff backOff = new BackOff(FIRST_PAUSE, LONGEST_PAUSE);
    long begin = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      String trouble;
      boolean away;
      IOException cause = null;
      try {
        HttpResponse<T> response = client.send(request, handler);
        int status = response.statusCode();
        away = AWAY.contains(status);
        if (status < SERVER_ERROR && !away) {
          return response;
        }
        trouble = "it answers " + status;
      } catch (IOException e) {
        trouble = e.getClass().getSimpleName();
        cause = e;
        away = !(e instanceof SSLException);
      }
      Duration pause = backOff.afterFailure();
      Duration passed = Duration.ofNanos(System.nanoTime() - begin);
      if (away ? passed.plus(pause).compareTo(patience) > 0 : attempt >= ATTEMPTS) {
        throw new RemoteServiceException(
            ErrorCode.UNAVAILABLE,
            "%s cannot be asked: %s (%d attempts in %d s)"
                .formatted(place(request.uri()), trouble, attempt, passed.toSeconds()),
            cause);
      }
      LOG.warn("{} cannot be asked ({}), next try in {}", place(request.uri()), trouble, pause);
      Thread.sleep(pause.toMillis());
    }
  }

  private static String place(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
  }
}
