package io.murano.conductor.muranopl.packaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Package files held in memory. */
public final class InMemoryPackageFiles implements PackageFiles {

  private final SortedMap<String, byte[]> files;
  private final String hash;

  /**
   * Creates the files.
   *
   * @param files path below the root of the package → content; the arrays are not copied
   */
  public InMemoryPackageFiles(Map<String, byte[]> files) {
    this.files = new TreeMap<>(files);
    this.hash = hash(this.files);
  }

  /** Returns the hash of a set of files: SHA-256 over paths, lengths and contents. */
  static String hash(SortedMap<String, byte[]> files) {
    MessageDigest digest = sha256();
    files.forEach(
        (path, content) -> {
          digest.update((path + '\0' + content.length + '\0').getBytes(StandardCharsets.UTF_8));
          digest.update(content);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String contentHash() {
    return hash;
  }

  @Override
  public byte @org.jspecify.annotations.Nullable [] read(String path) {
    byte[] content = files.get(path);
    return content == null ? null : content.clone();
  }

  @Override
  public List<String> list(String folder) {
    String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
    List<String> result = new ArrayList<>();
    for (String path : files.tailMap(prefix).keySet()) {
      if (!path.startsWith(prefix)) {
        break;
      }
      result.add(path.substring(prefix.length()));
    }
    return result;
  }
}
