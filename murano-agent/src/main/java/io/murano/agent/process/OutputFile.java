package io.murano.agent.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Captures one stream of a process in a file. A file and not a pipe, because a daemon that a script
 * leaves behind would keep a pipe open, and would die of a closed one. The process appends; when
 * the file has grown far above the limit it is emptied, its beginning kept in memory. Owned by one
 * thread.
 */
final class OutputFile implements AutoCloseable {

  private static final int SIZE_FACTOR = 16;

  private final Path path;
  private final int limit;
  private byte[] head = new byte[0];
  private long dropped;

  OutputFile(Path path, int limit) {
    this.path = path;
    this.limit = limit;
  }

  ProcessBuilder.Redirect redirect() {
    return ProcessBuilder.Redirect.appendTo(path.toFile());
  }

  /** Returns how much was written so far. */
  long size() {
    return head.length + dropped + path.toFile().length();
  }

  /** Keeps the file from filling the disk; called while the process runs. */
  void trim() throws IOException {
    long length = path.toFile().length();
    if (length <= (long) SIZE_FACTOR * limit) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      int kept = 0;
      if (head.length == 0) {
        head = read(file, 0, limit / 2);
        kept = head.length;
      }
      dropped += length - kept;
      // The process appends, so its next write goes to the new end.
      file.setLength(0);
    }
  }

  /** Reads what is to be kept. */
  Output read() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long length = file.length();
      if (head.length == 0) {
        if (length <= limit) {
          return new Output(read(file, 0, (int) length), 0, new byte[0]);
        }
        byte[] start = read(file, 0, limit / 2);
        byte[] end = read(file, length - limit / 2, limit / 2);
        return new Output(start, length - start.length - end.length, end);
      }
      byte[] end = read(file, Math.max(0, length - limit / 2), (int) Math.min(length, limit / 2));
      return new Output(head, dropped + length - end.length, end);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }

  private static byte[] read(RandomAccessFile file, long from, int count) throws IOException {
    byte[] bytes = new byte[count];
    file.seek(from);
    file.readFully(bytes);
    return bytes;
  }
}
