package io.murano.agent.file;

import io.murano.agent.process.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Fetches a document over HTTP, following redirects between HTTP and HTTPS. */
final class HttpDownload {

  private static final int MAX_REDIRECTS = 20;
  private static final int FIRST_ERROR_STATUS = 400;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(120);

  private final EnvironmentProxy proxy;

  HttpDownload(EnvironmentProxy proxy) {
    this.proxy = proxy;
  }

  /**
   * Stores a document.
   *
   * @throws DownloadException if the server does not deliver it
   * @throws IOException if the connection or the disk fails
   */
  void fetch(DownloadUrl url, Path target, StopSignal stop) throws IOException {
    URI location = url.uri();
    String credentials = url.credentials();
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      HttpURLConnection connection = open(location, credentials);
      Runnable disconnect = connection::disconnect;
      stop.register(disconnect);
      try {
        URI next = redirect(location, connection);
        if (next == null) {
          store(url, connection, target);
          return;
        }
        // Credentials belong to the host they were given for.
        credentials = sameHost(location, next) ? credentials : next.getUserInfo();
        location = next;
      } catch (IOException e) {
        stop.check();
        throw e;
      } finally {
        stop.unregister(disconnect);
        connection.disconnect();
      }
    }
    throw new DownloadException("%s redirects more than %d times".formatted(url, MAX_REDIRECTS));
  }

  private HttpURLConnection open(URI location, @Nullable String credentials) throws IOException {
    String scheme = String.valueOf(location.getScheme());
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      throw new DownloadException(
          "Files are fetched over http, https, git and svn, not over " + scheme);
    }
    HttpURLConnection connection =
        (HttpURLConnection) location.toURL().openConnection(proxy.proxyFor(location));
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    connection.setReadTimeout((int) SILENCE_TIMEOUT.toMillis());
    if (credentials != null) {
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      connection.setRequestProperty(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return connection;
  }

  private static @Nullable URI redirect(URI location, HttpURLConnection connection)
      throws IOException {
    int status = connection.getResponseCode();
    String target = connection.getHeaderField("Location");
    boolean isRedirect = status / 100 == 3 && target != null;
    return isRedirect ? location.resolve(target) : null;
  }

  private static void store(DownloadUrl url, HttpURLConnection connection, Path target)
      throws IOException {
    int status = connection.getResponseCode();
    if (status >= FIRST_ERROR_STATUS) {
      throw new DownloadException("The server answers %d for %s".formatted(status, url));
    }
    try (InputStream content = connection.getInputStream()) {
      Files.copy(content, target);
    }
    long announced = connection.getContentLengthLong();
    if (announced >= 0 && Files.size(target) != announced) {
      throw new DownloadException(
          "Only %d of %d bytes of %s arrived".formatted(Files.size(target), announced, url));
    }
  }

  private static boolean sameHost(URI one, URI other) {
    return String.valueOf(one.getAuthority()).equals(String.valueOf(other.getAuthority()));
  }
}
