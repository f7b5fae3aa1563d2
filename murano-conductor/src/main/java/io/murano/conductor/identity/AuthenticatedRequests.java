package io.murano.conductor.identity;

import io.murano.conductor.http.RemoteServiceException;
import io.murano.conductor.http.RetryingHttp;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Questions that belong together and carry an identity token. A token that is refused is replaced
 * once per question, and the questions after it begin with the one that replaced it. Not
 * thread-safe; to be made anew for each conversation.
 */
public final class AuthenticatedRequests {

  private final RetryingHttp http;
  private final Tokens tokens;
  private @Nullable String token;

  /** Begins a conversation. */
  public AuthenticatedRequests(RetryingHttp http, Tokens tokens) {
    this.http = http;
    this.tokens = tokens;
  }

  /**
   * Asks for a document.
   *
   * @return the answer, whatever its status; a 401 only if a second token was refused, too
   * @throws RemoteServiceException if the service cannot be asked
   * @throws io.murano.common.error.MuranoException if there is no token, or no other one
   * @throws InterruptedException if the thread was interrupted
   */
  public <T> HttpResponse<T> get(URI uri, HttpResponse.BodyHandler<T> handler)
      throws InterruptedException {
    String first = token == null ? tokens.first().orElse("") : token;
    if (first.isEmpty()) {
      first = tokens.after(first);
    }
    token = first;
    HttpResponse<T> response = ask(uri, first, handler);
    if (response.statusCode() != HttpURLConnection.HTTP_UNAUTHORIZED) {
      return response;
    }
    String second = tokens.after(first);
    token = second;
    return ask(uri, second, handler);
  }

  private <T> HttpResponse<T> ask(URI uri, String with, HttpResponse.BodyHandler<T> handler)
      throws InterruptedException {
    return http.send(http.request(uri).header("X-Auth-Token", with).build(), handler);
  }
}
