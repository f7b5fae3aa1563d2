import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.Reader;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * Shows the guest book and takes new entries; the entries are kept by the store that the file
 * web.properties names. Arguments: address, first port to try. Writes the port that it got into the
 * file "port".
 */
public final class WebServer {

  private static final int PORTS = 10;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String title;
  private final URI entries;
  private final String key;

  private WebServer(Properties settings) {
    title = settings.getProperty("title");
    entries = URI.create(settings.getProperty("store.url") + "/entries");
    key = settings.getProperty("store.key");
  }

  public static void main(String[] arguments) throws IOException {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("web.properties"))) {
      settings.load(reader);
    }
    WebServer web = new WebServer(settings);
    HttpServer server = listen(arguments[0], Integer.parseInt(arguments[1]));
    server.createContext("/", web::answer);
    server.start();
    Files.writeString(Path.of("port.new"), Integer.toString(server.getAddress().getPort()));
    Files.move(Path.of("port.new"), Path.of("port"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static HttpServer listen(String address, int first) throws IOException {
    for (int port = first; ; port++) {
      try {
        return HttpServer.create(new InetSocketAddress(address, port), 0);
      } catch (BindException e) {
        if (port == first + PORTS - 1) {
          throw e;
        }
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      if (exchange.getRequestMethod().equals("POST")) {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String entry = form.startsWith("entry=") ? form.substring("entry=".length()) : "";
        ask(store().POST(HttpRequest.BodyPublishers.ofString(decode(entry))));
        exchange.getResponseHeaders().set("Location", "/");
        exchange.sendResponseHeaders(303, -1);
      } else {
        show(exchange, ask(store().GET()));
      }
    } catch (IOException e) {
      exchange.sendResponseHeaders(502, -1);
    } finally {
      exchange.close();
    }
  }

  private HttpRequest.Builder store() {
    return HttpRequest.newBuilder(entries).header("X-Store-Key", key);
  }

  private String ask(HttpRequest.Builder request) throws IOException {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException("the store answered " + response.statusCode());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void show(HttpExchange exchange, String lines) throws IOException {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n");
    page.append("<title>%1$s</title>\n<h1>%1$s</h1>\n<ul>\n".formatted(escape(title)));
    lines.lines().forEach(line -> page.append("<li>").append(escape(line)).append("</li>\n"));
    page.append("</ul>\n<form method=\"post\"><input name=\"entry\" maxlength=\"500\" required>");
    page.append("<button>Sign</button></form>\n");
    byte[] body = page.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
