package io.murano.common.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Gives at most the announced number of bytes and fails when there are more, or fewer. Entries lie
 * about their size in zip bombs, and files change under a reader.
 */
class BoundedInputStream extends FilterInputStream {

  private final long size;
  private long count;
  private boolean ended;

  BoundedInputStream(InputStream in, long size) {
    super(in);
    this.size = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int n = super.read(buffer, offset, length);
    if (n < 0) {
      if (!ended) {
        ended = true;
        atEnd();
      }
      return -1;
    }
    count += n;
    if (count > size) {
      throw new IOException("more than the announced %d bytes".formatted(size));
    }
    received(buffer, offset, n);
    return n;
  }

  void received(byte[] buffer, int offset, int length) {}

  void atEnd() throws IOException {
    if (count != size) {
      throw new IOException("ends after %d of %d bytes".formatted(count, size));
    }
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] sink = new byte[(int) Math.min(Math.max(n, 0), 8192)];
    long left = n;
    while (left > 0) {
      int read = read(sink, 0, (int) Math.min(sink.length, left));
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return n - left;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
