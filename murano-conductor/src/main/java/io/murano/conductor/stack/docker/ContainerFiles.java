package io.murano.conductor.stack.docker;

import io.murano.conductor.stack.engine.ResourceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files as the archives in which the engine takes and gives them. Stateless. */
final class ContainerFiles {

  private static final int MAX_FILE = 64 * 1024;

  private ContainerFiles() {}

  /**
   * A file to be put into a container.
   *
   * @param text its content
   * @param mode its permissions
   */
  record File(String text, int mode) {}

  /**
   * Returns an archive of files.
   *
   * @param files the files by their relative paths
   * @param folderMode permissions of the folders on these paths
   */
  static byte[] pack(Map<String, File> files, int folderMode) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, File> file : files.entrySet()) {
        addFolders(tar, file.getKey(), folderMode);
        byte[] content = file.getValue().text().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(content.length);
        entry.setMode(file.getValue().mode());
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new ResourceException("Files for the container cannot be packed", e);
    }
    return bytes.toByteArray();
  }

  private static void addFolders(TarArchiveOutputStream tar, String path, int mode)
      throws IOException {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      TarArchiveEntry folder = new TarArchiveEntry(path.substring(0, slash + 1));
      folder.setMode(mode);
      tar.putArchiveEntry(folder);
      tar.closeArchiveEntry();
    }
  }

  /** Returns the beginnings of the files in an archive by their names without folders. */
  static Map<String, String> unpack(byte[] archive) {
    Map<String, String> files = new LinkedHashMap<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null) {
        if (entry.isFile()) {
          String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
          files.put(name, new String(tar.readNBytes(MAX_FILE), StandardCharsets.UTF_8));
        }
        entry = tar.getNextEntry();
      }
    } catch (IOException e) {
      throw new ResourceException("Files of the container cannot be read", e);
    }
    return files;
  }
}
