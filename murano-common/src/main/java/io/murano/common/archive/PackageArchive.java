package io.murano.common.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An opened package: its manifest, and its files by their role. Files are read when they are asked
 * for. Safe for use by several threads; close it when done.
 */
public final class PackageArchive implements AutoCloseable {

  private final PackageFiles files;
  private final ArchiveLimits limits;
  private final YamlMapping manifestRoot;
  private final PackageManifest manifest;
  private final List<PackageFinding> manifestFindings;
  private volatile @Nullable String contentHash;

  private PackageArchive(PackageFiles files, ArchiveLimits limits) {
    this.files = files;
    this.limits = limits;
    this.manifestRoot = ManifestReader.root(files, limits);
    Findings findings = new Findings();
    this.manifest = ManifestReader.read(manifestRoot, findings);
    this.manifestFindings = findings.toList();
  }

  /**
   * Opens a zip archive or a folder and reads the manifest.
   *
   * @throws PackageException if it is neither, is not safe to read or has no usable manifest
   */
  public static PackageArchive open(Path path, ArchiveLimits limits) {
    PackageFiles files =
        Files.isDirectory(path)
            ? PackageFiles.ofFolder(path, limits)
            : PackageFiles.ofZip(path, limits);
    try {
      return new PackageArchive(files, limits);
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /**
   * Reads the manifest of files opened elsewhere; closing the archive closes them.
   *
   * @throws PackageException if there is no usable manifest; the files stay open then
   */
  public static PackageArchive of(PackageFiles files, ArchiveLimits limits) {
    return new PackageArchive(files, limits);
  }

  /** Returns the manifest. */
  public PackageManifest manifest() {
    return manifest;
  }

  /** Returns all files. */
  public PackageFiles files() {
    return files;
  }

  /** Returns the limits the archive was opened with. */
  public ArchiveLimits limits() {
    return limits;
  }

  /** Returns the classes the package declares; a Heat template declares one of its full name. */
  public List<String> classNames() {
    return manifest.format().isHot()
        ? List.of(manifest.fullName())
        : List.copyOf(manifest.classes().keySet());
  }

  /**
   * Returns the path of the file the manifest names for a class.
   *
   * @return empty when the manifest does not declare the class, or names no file of the package
   */
  public Optional<String> classFile(String className) {
    String name = manifest.classes().get(className);
    return name == null
        ? Optional.empty()
        : ArchivePath.resolve("Classes", name).filter(files::contains);
  }

  /**
   * Returns the path of a resource.
   *
   * @param name path below {@code Resources}
   * @return empty when it leaves that folder or does not exist
   */
  public Optional<String> resource(String name) {
    return ArchivePath.resolve("Resources", name).filter(files::contains);
  }

  /**
   * Returns the text of the UI form: the file of the package, or the form generated from a Heat
   * template's parameters (REST contract 5.3).
   *
   * @return empty when the package has no form
   * @throws PackageException if it is not text, or the template cannot be used
   */
  public Optional<String> uiDefinition() {
    if (manifest.format().isHot()) {
      return Optional.of(HotUiForm.generate(manifest, hotTemplate()));
    }
    String path = manifest.files().ui();
    if (!files.contains(path)) {
      return Optional.empty();
    }
    String text = TextDecoder.decode(path, files.read(path));
    if (!TextDecoder.isStorable(text)) {
      throw PackageException.fatal(path, TextDecoder.NOT_STORABLE);
    }
    return Optional.of(text);
  }

  HotTemplate hotTemplate() {
    return HotTemplate.read(files, limits);
  }

  /**
   * Returns the logo.
   *
   * @throws PackageException if the manifest names a file that is not there, is too large or is no
   *     PNG, JPEG or GIF image
   */
  public Optional<byte[]> logo() {
    return PackageImages.read(files, manifest.files().logo(), "logo.png");
  }

  /**
   * Returns the supplier's logo.
   *
   * @throws PackageException as {@link #logo()}
   */
  public Optional<byte[]> supplierLogo() {
    return PackageImages.read(files, manifest.files().supplierLogo(), "supplier_logo.png");
  }

  /**
   * Returns a SHA-256 over paths and contents in lower-case hex. It is the same for a folder and
   * any zip made of it. Reads every file to its end once, which verifies all sizes and checksums.
   *
   * @throws PackageException if a file is damaged or not as large as announced
   */
  public String contentHash() {
    String known = contentHash;
    if (known == null) {
      MessageDigest all = sha256();
      for (String path : files.paths()) {
        all.update(path.getBytes(StandardCharsets.UTF_8));
        all.update((byte) 0);
        all.update(hash(path));
      }
      known = HexFormat.of().formatHex(all.digest());
      contentHash = known;
    }
    return known;
  }

  private byte[] hash(String path) {
    try (InputStream in = new DigestInputStream(files.open(path), sha256())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return ((DigestInputStream) in).getMessageDigest().digest();
    } catch (IOException e) {
      throw PackageException.fatal(path, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  YamlMapping manifestRoot() {
    return manifestRoot;
  }

  List<PackageFinding> manifestFindings() {
    return manifestFindings;
  }

  @Override
  public void close() {
    files.close();
  }
}
