package io.murano.common.archive;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Files held in memory. */
final class MemoryPackageFiles implements PackageFiles {

  private final NavigableMap<String, byte[]> contents = new TreeMap<>();

  MemoryPackageFiles(Map<String, byte[]> contents) {
    contents.forEach((path, content) -> this.contents.put(path, content.clone()));
  }

  @Override
  public SortedSet<String> paths() {
    return Collections.unmodifiableNavigableSet(contents.navigableKeySet());
  }

  @Override
  public boolean contains(String path) {
    return contents.containsKey(path);
  }

  @Override
  public long size(String path) {
    return content(path).length;
  }

  @Override
  public InputStream open(String path) {
    return new ByteArrayInputStream(content(path));
  }

  private byte[] content(String path) {
    byte[] content = contents.get(path);
    if (content == null) {
      throw PackageException.fatal(path, "no such file in the package");
    }
    return content;
  }

  @Override
  public void close() {}
}
