package io.murano.agent.file;

import io.murano.agent.plan.PlanFile;
import io.murano.agent.plan.PlanScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The files of one plan on disk: each once under its id, and as symbolic links under their names in
 * the folder of each script that needs them, because packages follow the links (contract messaging
 * §4.7). Nothing exists before the first script is called. Used by one thread.
 */
public final class PlanFiles {

  private static final String ASIDE = ".files";
  private static final Set<PosixFilePermission> FOLDER_MODE =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> PROGRAM_MODE =
      PosixFilePermissions.fromString("r-x------");

  private final Path folder;
  private final Map<String, PlanFile> files;
  private final Set<String> scriptNames;
  private final Downloads downloads;
  private final Map<String, Path> present = new HashMap<>();

  /**
   * Creates the files of a plan.
   *
   * @param folder the plan's own folder; must not exist
   * @param files the plan's file table
   * @param scriptNames names of the plan's scripts, whose folders lie beside the files
   */
  public PlanFiles(
      Path folder, Map<String, PlanFile> files, Set<String> scriptNames, Downloads downloads) {
    this.folder = folder;
    this.files = Map.copyOf(files);
    this.scriptNames = Set.copyOf(scriptNames);
    this.downloads = downloads;
  }

  /** Returns the folder of a script, created if need be. */
  public Path folderOf(PlanScript script) throws IOException {
    Path scriptFolder = folder.resolve(script.name());
    createFolder(folder);
    createFolder(scriptFolder);
    return scriptFolder;
  }

  /**
   * Puts a file where the script sees it.
   *
   * @return the link
   * @throws DownloadException if it has to be fetched and cannot
   * @throws IOException if the disk fails
   */
  public Path put(String fileId, PlanScript script) throws IOException {
    PlanFile file = files.get(fileId);
    if (file == null) {
      throw new IOException("The plan has no file %s".formatted(fileId));
    }
    Path scriptFolder = folderOf(script);
    Path target = fetch(fileId, file);
    Path name = Path.of(file.name());
    Path parent = name.getParent() == null ? scriptFolder : enter(scriptFolder, name.getParent());
    Path link = parent.resolve(name.getFileName().toString());
    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.createSymbolicLink(link, target);
    }
    return link;
  }

  /** Makes the file behind a link a program for its owner only. */
  public void makeExecutable(Path link) throws IOException {
    Files.setPosixFilePermissions(link, PROGRAM_MODE);
  }

  private Path fetch(String fileId, PlanFile file) throws IOException {
    Path known = present.get(fileId);
    if (known != null) {
      return known;
    }
    Path target = place(fileId);
    if (file instanceof PlanFile.Inline inline) {
      Files.write(target, content(inline));
    } else if (file instanceof PlanFile.Downloadable downloadable) {
      createFolder(target);
      downloads.fetch(downloadable.url(), target);
    } else if (file instanceof PlanFile.Unusable unusable) {
      throw new DownloadException(unusable.problem());
    }
    present.put(fileId, target);
    return target;
  }

  /** Returns the path of a file: beside the scripts' folders, unless one has the same name. */
  private Path place(String fileId) throws IOException {
    if (!scriptNames.contains(fileId) && !ASIDE.equals(fileId)) {
      return folder.resolve(fileId);
    }
    Path aside = folder.resolve(ASIDE);
    createFolder(aside);
    return aside.resolve(fileId);
  }

  private static byte[] content(PlanFile.Inline file) throws IOException {
    if (!file.base64()) {
      return file.body().getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getMimeDecoder().decode(file.body());
    } catch (IllegalArgumentException e) {
      throw new IOException("The body of file %s is not Base64".formatted(file.name()), e);
    }
  }

  /** Descends into subfolders, creating them, but never through a link that leads elsewhere. */
  private Path enter(Path start, Path below) throws IOException {
    Path root = folder.toRealPath();
    Path current = start;
    for (Path part : below) {
      current = current.resolve(part.toString());
      createFolder(current);
      if (!current.toRealPath().startsWith(root)) {
        throw new IOException("%s leads out of the plan's folder".formatted(below));
      }
    }
    return current;
  }

  private static void createFolder(Path path) throws IOException {
    try {
      Files.createDirectory(path, PosixFilePermissions.asFileAttribute(FOLDER_MODE));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(path)) {
        throw e;
      }
    }
  }
}
