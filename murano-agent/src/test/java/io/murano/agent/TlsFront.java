package io.murano.agent;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;

/** Encrypts in front of a plain broker. */
final class TlsFront implements Closeable {

  private final ServerSocket listener;
  private final String host;
  private final int port;

  TlsFront(SSLContext context, String host, int port) throws IOException {
    this.listener =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    this.host = host;
    this.port = port;
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        start(() -> connect(client));
      } catch (IOException e) {
        // The front was closed.
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket server = new Socket(host, port)) {
      start(() -> copy(server, client));
      copy(client, server);
    } catch (IOException e) {
      // The client has gone, as an agent does that trusts nobody.
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.close();
    } catch (IOException e) {
      // One end has closed; the other follows.
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "tls-front");
    thread.setDaemon(true);
    thread.start();
  }
}
