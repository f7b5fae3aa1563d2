import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps the entries of the guest book in a file, one a line. GET returns them, POST adds one; both
 * need the key of the file "key" in the header X-Store-Key. Arguments: address, first port to try.
 * Writes the port that it got into the file "port".
 */
public final class StoreServer {

  private static final int PORTS = 10;
  private static final int LONGEST_ENTRY = 500;
  private static final Path ENTRIES = Path.of("entries.txt");

  private final String key;

  private StoreServer(String key) {
    this.key = key;
  }

  public static void main(String[] arguments) throws IOException {
    StoreServer store = new StoreServer(Files.readString(Path.of("key")).strip());
    HttpServer server = listen(arguments[0], Integer.parseInt(arguments[1]));
    server.createContext("/entries", store::answer);
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
    if (!key.equals(exchange.getRequestHeaders().getFirst("X-Store-Key"))) {
      reply(exchange, 403, "The key is wrong.\n");
    } else if (exchange.getRequestMethod().equals("POST")) {
      add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      reply(exchange, 200, "");
    } else {
      reply(exchange, 200, Files.exists(ENTRIES) ? Files.readString(ENTRIES) : "");
    }
  }

  private static synchronized void add(String entry) throws IOException {
    String line = entry.replaceAll("\\s+", " ").strip();
    String kept = line.substring(0, Math.min(line.length(), LONGEST_ENTRY));
    Files.writeString(
        ENTRIES, kept + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
