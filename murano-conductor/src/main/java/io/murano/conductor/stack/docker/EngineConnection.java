package io.murano.conductor.stack.docker;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A connection to an engine that is used for one exchange, which must end within a time. Used by
 * one thread.
 */
final class EngineConnection implements AutoCloseable {

  private static final int BUFFER_SIZE = 16 * 1024;

  private final SocketChannel channel;
  private final Selector selector;
  private final Duration patience;
  private final long deadline;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE).flip();

  private EngineConnection(SocketChannel channel, Selector selector, Duration patience) {
    this.channel = channel;
    this.selector = selector;
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /** Opens a connection. */
  static EngineConnection open(String host, Duration patience) throws IOException {
    SocketAddress address = address(host);
    SocketChannel channel =
        address instanceof UnixDomainSocketAddress
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open();
    try {
      channel.connect(address);
      channel.configureBlocking(false);
      return new EngineConnection(channel, Selector.open(), patience);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static SocketAddress address(String host) {
    URI uri = URI.create(host);
    if ("unix".equals(uri.getScheme()) && uri.getPath() != null) {
      return UnixDomainSocketAddress.of(uri.getPath());
    }
    if ("tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
      return new InetSocketAddress(uri.getHost(), uri.getPort());
    }
    throw new MuranoException(
        ErrorCode.INVALID_INPUT,
        "murano.conductor.provider.docker.host must be unix:///path or tcp://host:port; it is '%s'"
            .formatted(host));
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(bytes);
    while (out.hasRemaining()) {
      if (channel.write(out) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  /** Returns the next byte, -1 at the end. */
  int read() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  /** Returns up to so many next bytes; fewer only at the end. */
  byte[] read(int count) throws IOException {
    byte[] bytes = new byte[count];
    int length = 0;
    while (length < count && fill()) {
      int part = Math.min(count - length, buffer.remaining());
      buffer.get(bytes, length, part);
      length += part;
    }
    return length == count ? bytes : Arrays.copyOf(bytes, length);
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    buffer.clear();
    int count = channel.read(buffer);
    while (count == 0) {
      await(SelectionKey.OP_READ);
      count = channel.read(buffer);
    }
    buffer.flip();
    return count > 0;
  }

  private void await(int operation) throws IOException {
    SelectionKey key = channel.register(selector, operation);
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    int ready = left <= 0 ? 0 : selector.select(left);
    key.interestOps(0);
    selector.selectedKeys().clear();
    if (Thread.currentThread().isInterrupted()) {
      throw new IOException("interrupted");
    }
    if (ready == 0) {
      throw new IOException("no answer within " + patience);
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
