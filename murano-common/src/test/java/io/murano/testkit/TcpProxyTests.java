package io.murano.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTests {

  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void open() throws IOException {
    echo = new ServerSocket(0);
    Thread server = new Thread(this::serve, "echo");
    server.setDaemon(true);
    server.start();
    proxy = TcpProxy.to("127.0.0.1", echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void carriesBothWays() throws IOException {
    try (Socket socket = connect()) {
      assertThat(roundTrip(socket, 42)).isEqualTo(42);
      assertThat(proxy.connections()).isOne();
    }
    await().untilAsserted(() -> assertThat(proxy.connections()).isZero());
  }

  @Test
  void dropsConnectionsButTakesNewOnes() throws IOException {
    try (Socket socket = connect()) {
      roundTrip(socket, 1);

      proxy.dropConnections();

      assertThat(isBroken(socket)).isTrue();
    }
    try (Socket socket = connect()) {
      assertThat(roundTrip(socket, 2)).isEqualTo(2);
    }
  }

  @Test
  void refusesConnectionsWhileCut() throws IOException {
    proxy.cut();
    try (Socket socket = connect()) {
      assertThat(isBroken(socket)).isTrue();
    }
    proxy.restore();
    try (Socket socket = connect()) {
      assertThat(roundTrip(socket, 3)).isEqualTo(3);
    }
  }

  @Test
  void carriesNothingWhileFrozenAndEverythingAfterwards() throws IOException {
    try (Socket socket = connect()) {
      roundTrip(socket, 1);
      proxy.freeze();
      socket.setSoTimeout(200);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> roundTrip(socket, 7));

      proxy.restore();

      socket.setSoTimeout(10_000);
      assertThat(socket.getInputStream().read()).isEqualTo(7);
    }
  }

  @Test
  void delaysWhatItCarries() throws IOException {
    try (Socket socket = connect()) {
      proxy.delay(Duration.ofMillis(100));
      long begin = System.nanoTime();

      roundTrip(socket, 5);

      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", proxy.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static int roundTrip(Socket socket, int value) throws IOException {
    socket.getOutputStream().write(value);
    return socket.getInputStream().read();
  }

  private static boolean isBroken(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return !(e instanceof SocketTimeoutException);
    }
  }

  private void serve() {
    while (!echo.isClosed()) {
      try {
        Socket socket = echo.accept();
        Thread thread = new Thread(() -> echo(socket), "echo-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      // The other side has gone.
    }
  }
}
