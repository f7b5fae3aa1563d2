package io.murano.common.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zip archives and folders that want to do harm, and ones that only look so. */
class ZipPackageTests {

  private static final ArchiveLimits LIMITS =
      new ArchiveLimits(50_000, 30_000, 20, 10, 100, 10_000);

  @TempDir Path folder;

  private interface Entries {
    void write(ZipArchiveOutputStream zip) throws IOException;
  }

  private Path zip(Entries entries) throws IOException {
    Path file = folder.resolve("p.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      entries.write(zip);
    }
    return file;
  }

  private static void put(ZipArchiveOutputStream zip, String name, byte[] content)
      throws IOException {
    put(zip, new ZipArchiveEntry(name), content);
  }

  private static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content)
      throws IOException {
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private static void refuses(Path file, String... parts) {
    assertThatExceptionOfType(PackageException.class)
        .isThrownBy(
            () -> {
              try (PackageFiles files = PackageFiles.ofZip(file, LIMITS)) {
                for (String path : files.paths()) {
                  files.read(path);
                }
              }
            })
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../evil",
        "a/..",
        "/etc/passwd",
        "C:/x",
        "c:x",
        "..\\evil",
        "a\\b",
        "a\u0001b",
        "a\nb",
        "../"
      })
  void refusesNamesThatLeaveThePackage(String name) throws IOException {
    Path file = folder.resolve("p.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
    }
    refuses(file, "is not allowed");
  }

  @Test
  void acceptsNamesThatOnlyLookOdd() throws IOException {
    Path file =
        zip(
            zip -> {
              put(zip, "./a", new byte[1]);
              put(zip, "b//c", new byte[1]);
              put(zip, "..d/e..", new byte[1]);
              put(zip, "été ♥", new byte[1]);
              put(zip, new ZipArchiveEntry("empty/"), new byte[0]);
            });

    try (PackageFiles files = PackageFiles.ofZip(file, LIMITS)) {
      assertThat(files.paths()).containsExactly("..d/e..", "a", "b/c", "été ♥");
      assertThat(files.below("b")).containsExactly("b/c");
    }
  }

  @Test
  void readsNamesOfOldTools() throws IOException {
    Path file =
        zip(
            zip -> {
              zip.setEncoding("IBM437");
              zip.setUseLanguageEncodingFlag(false);
              put(zip, "é", new byte[1]);
            });

    try (PackageFiles files = PackageFiles.ofZip(file, LIMITS)) {
      assertThat(files.paths()).containsExactly("é");
    }
  }

  @Test
  void refusesLinksAndDevices() throws IOException {
    ZipArchiveEntry link = new ZipArchiveEntry("Resources/link");
    link.setUnixMode(0120777);
    ZipArchiveEntry device = new ZipArchiveEntry("device");
    device.setUnixMode(0020666);

    refuses(
        zip(zip -> put(zip, link, "/etc/passwd".getBytes(StandardCharsets.US_ASCII))),
        "Resources/link",
        "symbolic link");
    refuses(zip(zip -> put(zip, device, new byte[0])), "device", "neither a file nor a folder");
  }

  @Test
  void refusesRepeatedNames() throws IOException {
    refuses(
        zip(
            zip -> {
              put(zip, "a", new byte[1]);
              put(zip, "./a", new byte[1]);
            }),
        "a: the archive has two entries of this name");
  }

  @Test
  void refusesAFileThatIsAFolderToo() throws IOException {
    refuses(
        zip(
            zip -> {
              put(zip, "a", new byte[1]);
              put(zip, "a-b", new byte[1]);
              put(zip, "a/b", new byte[1]);
            }),
        "a: is a file and a folder");
  }

  @Test
  void boundsSizesAndNumbers() throws IOException {
    byte[] random = new byte[20_000];
    new java.util.Random(1).nextBytes(random);
    refuses(zip(zip -> put(zip, "a", Arrays.copyOf(random, 30_001))), "a: too large");
    refuses(
        zip(
            zip -> {
              for (int i = 0; i < 3; i++) {
                put(zip, "f" + i, random);
              }
            }),
        "f2: too large");
    refuses(
        zip(
            zip -> {
              for (int i = 0; i < 21; i++) {
                put(zip, "f" + i, new byte[1]);
              }
            }),
        "more than 20 entries");
    refuses(zip(zip -> put(zip, "x".repeat(101), new byte[1])), "101 characters");
    refuses(zip(zip -> put(zip, "x/".repeat(50) + "x", new byte[1])), "101 characters");
  }

  @Test
  void refusesContentThatUnpacksToFarMore() throws IOException {
    Path file = zip(zip -> put(zip, "a", new byte[4 << 20]));
    ArchiveLimits roomy = new ArchiveLimits(1 << 30, 1 << 30, 10, 100, 100, 100);

    assertThatExceptionOfType(PackageException.class)
        .isThrownBy(() -> PackageFiles.ofZip(file, roomy))
        .withMessageContaining("100 times its packed size");
  }

  @Test
  void stopsAtTheDeclaredSizeOfALyingEntry() throws IOException {
    Path file = zip(zip -> put(zip, "a", new byte[20_000]));
    byte[] bytes = Files.readAllBytes(file);
    patchSize(bytes, 20_000, 100);
    Files.write(file, bytes);

    refuses(file, "a: cannot be read", "more than the announced 100 bytes");
  }

  @Test
  void noticesMissingAndChangedBytes() throws IOException {
    Path shorter = zip(zip -> put(zip, "a", new byte[20_000]));
    byte[] bytes = Files.readAllBytes(shorter);
    patchSize(bytes, 20_000, 20_001);
    Files.write(shorter, bytes);
    refuses(shorter, "ends after 20000 of 20001 bytes");

    Path changed =
        zip(
            zip -> {
              zip.setMethod(ZipArchiveOutputStream.STORED);
              ZipArchiveEntry entry = new ZipArchiveEntry("a");
              entry.setSize(3);
              java.util.zip.CRC32 crc = new java.util.zip.CRC32();
              crc.update("abc".getBytes(StandardCharsets.US_ASCII));
              entry.setCrc(crc.getValue());
              put(zip, entry, "abc".getBytes(StandardCharsets.US_ASCII));
            });
    bytes = Files.readAllBytes(changed);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("abc");
    bytes[at] = 'x';
    Files.write(changed, bytes);
    refuses(changed, "the checksum does not match");
  }

  @Test
  void refusesEntriesThatShareBytes() throws IOException {
    Path file =
        zip(
            zip -> {
              put(zip, "a", new byte[1000]);
              put(zip, "b", new byte[1000]);
            });
    byte[] bytes = Files.readAllBytes(file);
    int second = lastCentralHeader(bytes);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 0);
    Files.write(file, bytes);

    refuses(file, "shares bytes");
  }

  @Test
  void refusesWhatIsNoZip() throws IOException {
    Path text = Files.writeString(folder.resolve("t"), "text");
    Path empty = Files.write(folder.resolve("e"), new byte[0]);
    Path cut = folder.resolve("cut.zip");
    byte[] whole = PackageBuilder.application("a.B").zip();
    Files.write(cut, Arrays.copyOf(whole, whole.length - 30));

    refuses(text, "not a readable zip archive");
    refuses(empty, "not a readable zip archive");
    refuses(cut, "not a readable zip archive");
    refuses(folder.resolve("missing"), "is not a file");
  }

  @Test
  void survivesRandomDamage() throws IOException {
    byte[] whole = PackageBuilder.application("a.B").file("Resources/x", new byte[500]).zip();
    java.util.Random random = new java.util.Random(42);
    Path file = folder.resolve("damaged.zip");
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = whole.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(file, bytes);
      try (PackageArchive archive = PackageArchive.open(file, LIMITS)) {
        assertThat(PackageChecker.check(archive)).isNotNull();
      } catch (PackageException e) {
        assertThat(e.findings()).isNotEmpty();
      }
    }
  }

  @Test
  void readsOneFileInPieces() throws IOException {
    Path file = zip(zip -> put(zip, "a", "0123456789".getBytes(StandardCharsets.US_ASCII)));

    try (PackageFiles files = PackageFiles.ofZip(file, LIMITS);
        InputStream in = files.open("a")) {
      assertThat(in.read()).isEqualTo('0');
      assertThat(in.skip(3)).isEqualTo(3);
      ByteArrayOutputStream rest = new ByteArrayOutputStream();
      in.transferTo(rest);
      assertThat(rest.toString(StandardCharsets.US_ASCII)).isEqualTo("456789");
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void hashesAFolderAndItsZipAlike() throws IOException {
    PackageBuilder builder = PackageBuilder.application("a.B").file("Resources/x", "x");
    Path asFolder = builder.folderAt(folder.resolve("pkg"));
    Path asZip = builder.zipTo(folder.resolve("pkg.zip"));

    try (PackageArchive one = PackageArchive.open(asFolder, LIMITS);
        PackageArchive other = PackageArchive.open(asZip, LIMITS);
        PackageArchive changed = builder.file("Resources/x", "y").open()) {
      assertThat(one.contentHash()).hasSize(64).isEqualTo(other.contentHash());
      assertThat(changed.contentHash()).isNotEqualTo(one.contentHash());
      assertThat(one.files().paths()).isEqualTo(other.files().paths());
    }
  }

  @Test
  void followsLinksOnlyInsideTheFolder() throws IOException {
    Path pkg = PackageBuilder.application("a.B").folderAt(folder.resolve("pkg"));
    Files.createSymbolicLink(pkg.resolve("Classes/Also.yaml"), Path.of("Main.yaml"));
    try (PackageArchive archive = PackageArchive.open(pkg, LIMITS)) {
      assertThat(archive.files().read("Classes/Also.yaml")).isNotEmpty();
    }

    Path secret = Files.writeString(folder.resolve("secret"), "s");
    Files.createSymbolicLink(pkg.resolve("Classes/Secret.yaml"), secret);
    assertThatExceptionOfType(PackageException.class)
        .isThrownBy(() -> PackageArchive.open(pkg, LIMITS))
        .withMessage("Classes/Secret.yaml: the link leaves the package folder");
  }

  @Test
  void refusesALinkThatAppearsAfterOpening() throws IOException {
    Path pkg = PackageBuilder.application("a.B").folderAt(folder.resolve("pkg"));
    Path secret = Files.writeString(folder.resolve("secret"), "s");
    try (PackageArchive archive = PackageArchive.open(pkg, LIMITS)) {
      Files.delete(pkg.resolve("Classes/Main.yaml"));
      Files.createSymbolicLink(pkg.resolve("Classes/Main.yaml"), secret);

      assertThatExceptionOfType(PackageException.class)
          .isThrownBy(() -> archive.files().read("Classes/Main.yaml"))
          .withMessageContaining("leaves the package folder");
    }
  }

  @Test
  void boundsFolders() throws IOException {
    Path pkg = PackageBuilder.application("a.B").folderAt(folder.resolve("pkg"));
    Files.write(pkg.resolve("big"), new byte[30_001]);
    assertThatExceptionOfType(PackageException.class)
        .isThrownBy(() -> PackageArchive.open(pkg, LIMITS))
        .withMessageContaining("big: too large");
  }

  private static void patchSize(byte[] zip, int from, int to) {
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    boolean found = false;
    for (int i = 0; i + 4 <= zip.length; i++) {
      if (buffer.getInt(i) == from) {
        buffer.putInt(i, to);
        found = true;
      }
    }
    assertThat(found).isTrue();
  }

  private static int lastCentralHeader(byte[] zip) {
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = zip.length - 4; i >= 0; i--) {
      if (buffer.getInt(i) == 0x02014b50) {
        return i;
      }
    }
    throw new AssertionError("no central directory");
  }
}
