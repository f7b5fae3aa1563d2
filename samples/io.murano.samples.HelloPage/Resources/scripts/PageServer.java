import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Serves the text of message.txt as a web page. Arguments: address, first port to try. Writes the
 * port that it got into the file "port".
 */
public final class PageServer {

  private static final int PORTS = 10;

  public static void main(String[] arguments) throws IOException {
    HttpServer server = listen(arguments[0], Integer.parseInt(arguments[1]));
    server.createContext("/", PageServer::answer);
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

  private static void answer(HttpExchange exchange) throws IOException {
    String message = Files.readString(Path.of("message.txt"));
    byte[] page =
        "<!DOCTYPE html>\n<meta charset=\"utf-8\"><title>Hello</title>\n<p>%s</p>\n"
            .formatted(message.replace("&", "&amp;").replace("<", "&lt;"))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }
}
