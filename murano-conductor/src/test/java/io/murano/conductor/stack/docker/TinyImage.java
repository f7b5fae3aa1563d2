package io.murano.conductor.stack.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An image with a shell and a few commands of this host, made without any registry. */
final class TinyImage {

  static final String NAME = "murano-test-tiny:1";

  private static final Pattern LIBRARY = Pattern.compile("(/lib\\S+)");

  private TinyImage() {}

  /** Makes the image unless the engine has it. */
  static void make(ContainerEngine engine, EngineHttp http)
      throws IOException, InterruptedException {
    if (engine.hasImage(NAME)) {
      return;
    }
    EngineHttp.Answer answer =
        http.archive("POST", "/images/create?fromSrc=-&repo=murano-test-tiny&tag=1", archive());
    if (!answer.ok()) {
      throw new IllegalStateException(answer.message());
    }
  }

  private static byte[] archive() throws IOException, InterruptedException {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String command : new String[] {"sh", "sleep", "cat", "env"}) {
      Path found = Path.of("/bin", command).toRealPath();
      files.put("bin/" + command, found);
      for (String library : libraries(found)) {
        files.put(library.substring(1), Path.of(library).toRealPath());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (String folder : new String[] {"bin/", "etc/", "tmp/", "lib/", "lib64/"}) {
        tar.putArchiveEntry(new TarArchiveEntry(folder));
        tar.closeArchiveEntry();
      }
      for (Map.Entry<String, Path> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(Files.size(file.getValue()));
        entry.setMode(0755);
        tar.putArchiveEntry(entry);
        Files.copy(file.getValue(), tar);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String[] libraries(Path program) throws IOException, InterruptedException {
    Process ldd = new ProcessBuilder("ldd", program.toString()).start();
    String text = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    ldd.waitFor();
    return LIBRARY.matcher(text).results().map(match -> match.group()).toArray(String[]::new);
  }
}
