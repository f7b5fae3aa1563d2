package io.murano.api.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The operator's policy file. It is read again when it changes; while it is broken or missing the
 * last good rules stay in force. Not thread-safe: one scheduler thread calls it.
 */
final class PolicyFile {

  private static final Logger log = LoggerFactory.getLogger(PolicyFile.class);

  private final Path path;
  private final PolicyEnforcer enforcer;
  private @Nullable Version seen;

  PolicyFile(Path path, PolicyEnforcer enforcer) {
    this.path = path;
    this.enforcer = enforcer;
  }

  /**
   * Reads the file for the first time.
   *
   * @throws IllegalStateException if it cannot be used: starting with other rules than the operator
   *     wrote would be worse than not starting
   */
  void load() {
    try {
      seen = version();
      enforcer.replace(read());
    } catch (IOException | IllegalArgumentException | YAMLException e) {
      throw new IllegalStateException("Policy file " + path + " cannot be used: " + e, e);
    }
  }

  /** Reads the file again if it has changed. */
  void refresh() {
    try {
      Version now = version();
      if (now.equals(seen)) {
        return;
      }
      seen = now;
      enforcer.replace(read());
      log.info("Policy rules reloaded from {}", path);
    } catch (IOException | IllegalArgumentException | YAMLException e) {
      log.error(
          "Policy file {} cannot be used, the rules stay as they are: {}", path, e.toString());
    }
  }

  private PolicySet read() throws IOException {
    Object document =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(path));
    if (document == null) {
      return PolicySet.defaults();
    }
    if (document instanceof Map<?, ?> rules) {
      return PolicySet.withOverrides(rules);
    }
    throw new IllegalArgumentException("a mapping of rule names to expressions is expected");
  }

  private Version version() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
  }

  /** How a change is noticed, also when the file is replaced through a link. */
  private record Version(FileTime modified, long size, @Nullable Object key) {}
}
