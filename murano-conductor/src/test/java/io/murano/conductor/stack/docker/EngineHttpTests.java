package io.murano.conductor.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.common.error.MuranoException;
import io.murano.conductor.stack.docker.EngineHttp.Answer;
import io.murano.conductor.stack.engine.ResourceException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineHttpTests {

  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)\r\n\r\n");

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private ServerSocketChannel server;

  @BeforeEach
  void listen() throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(folder.resolve("engine.sock")));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private EngineHttp http() {
    return new EngineHttp("unix://" + folder.resolve("engine.sock"), Duration.ofMillis(500));
  }

  /** Answers one request with these bytes; returns what was asked. */
  private CompletableFuture<String> answer(String... pieces) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (SocketChannel channel = server.accept()) {
            ByteBuffer request = ByteBuffer.allocate(8_192);
            readAll(channel, request);
            for (String piece : pieces) {
              channel.write(
                  ByteBuffer.wrap(
                      piece.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
            }
            return new String(request.array(), 0, request.position(), StandardCharsets.ISO_8859_1);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void readAll(SocketChannel channel, ByteBuffer request) throws IOException {
    int wanted = Integer.MAX_VALUE;
    while (request.position() < wanted && channel.read(request) >= 0) {
      String text = new String(request.array(), 0, request.position(), StandardCharsets.ISO_8859_1);
      Matcher length = LENGTH.matcher(text);
      if (length.find()) {
        wanted = length.end() + Integer.parseInt(length.group(1));
      }
    }
  }

  @Test
  void sendsADocument() throws Exception {
    CompletableFuture<String> asked = answer("HTTP/1.1 201 Created\nContent-Length: 2\n\n{}");
    Answer answer = http().json("POST", "/x?y=1", Map.of("a", 1));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(asked.get(10, TimeUnit.SECONDS))
        .startsWith("POST /x?y=1 HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n")
        .contains("Content-Length: 7\r\n")
        .endsWith("\r\n\r\n{\"a\":1}");
  }

  @Test
  void readsAContentOfKnownLength() {
    CompletableFuture<String> asked =
        answer("HTTP/1.1 200 OK\nContent-Length: 9\n\n{\"a\"", ":\"b\"}");

    assertThat(http().json("GET", "/", null).json().path("a").asString()).isEqualTo("b");
    asked.join();
  }

  @Test
  void readsChunks() {
    CompletableFuture<String> asked =
        answer("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3;x=y\n[1,\n", "2\n2]\n0\n\n");

    assertThat(http().json("GET", "/", null).json()).hasToString("[1,2]");
    asked.join();
  }

  @Test
  void readsToTheEndOtherwise() {
    CompletableFuture<String> asked = answer("HTTP/1.1 200 OK\n\nab", "cd");

    assertThat(http().json("GET", "/", null).body()).asString().isEqualTo("abcd");
    asked.join();
  }

  @Test
  void readsNothingWhereThereIsNothing() {
    CompletableFuture<String> asked = answer("HTTP/1.1 204 No Content\n\n");

    assertThat(http().json("DELETE", "/", null).body()).isEmpty();
    asked.join();
  }

  @Test
  void saysWhatTheEngineSays() {
    CompletableFuture<String> asked =
        answer("HTTP/1.1 500 Error\nContent-Length: 21\n\n{\"message\":\"no room\"}");
    Answer answer = http().json("GET", "/", null);

    assertThat(answer.ok()).isFalse();
    assertThat(answer.message()).isEqualTo("no room");
    asked.join();
  }

  @Test
  void readsTheRefusalOfARequestThatIsNotReadToItsEnd() {
    CompletableFuture<Void> refused =
        CompletableFuture.runAsync(
            () -> {
              try (SocketChannel channel = server.accept()) {
                channel.read(ByteBuffer.allocate(16));
                channel.write(
                    ByteBuffer.wrap(
                        "HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1)));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });

    assertThat(http().archive("PUT", "/", new byte[8 << 20]).status()).isEqualTo(413);
    refused.join();
  }

  @Test
  void refusesAnswersThatAreTooLong() {
    CompletableFuture<String> asked = answer("HTTP/1.1 200 OK\nContent-Length: 999999999999\n\n");

    assertThatExceptionOfType(ResourceException.class)
        .isThrownBy(() -> http().json("GET", "/", null))
        .withMessageContaining("more than accepted");
    asked.join();
  }

  @Test
  void doesNotWaitForEver() throws IOException {
    assertThatExceptionOfType(ResourceException.class)
        .isThrownBy(() -> http().json("GET", "/", null))
        .withMessageContaining("no answer within PT0.5S");
  }

  @Test
  void saysWhenThereIsNoEngine() {
    EngineHttp http = new EngineHttp("unix://" + folder.resolve("none"), Duration.ofSeconds(1));

    assertThatExceptionOfType(ResourceException.class)
        .isThrownBy(() -> http.json("GET", "/", null))
        .withMessageContaining("The container engine at unix://");
  }

  @Test
  void refusesOtherAddresses() {
    for (String host : List.of("http://h:1", "tcp://h", "/var/run/docker.sock")) {
      assertThatExceptionOfType(MuranoException.class)
          .isThrownBy(() -> new EngineHttp(host, Duration.ofSeconds(1)).json("GET", "/", null))
          .withMessageContaining("must be unix:///path or tcp://host:port");
    }
  }

  @Test
  void tellsTheStreamsOfACommandApart() {
    byte[] frames = {1, 0, 0, 0, 0, 0, 0, 2, 'h', 'i', 2, 0, 0, 0, 0, 0, 0, 1, '!'};
    ContainerEngine.Execution execution = new ContainerEngine.Execution(frames, 0);

    assertThat(execution.stream(1)).isEqualTo("hi");
    assertThat(execution.stream(2)).isEqualTo("!");
  }
}
