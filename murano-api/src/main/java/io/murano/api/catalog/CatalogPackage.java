package io.murano.api.catalog;

import io.murano.api.identity.Caller;
import java.time.Instant;
import java.util.List;

/**
 * A package of the catalogue without its files.
 *
 * @param id 32 hex digits
 * @param ownerId project; empty for packages that belong to nobody
 * @param identity names and version of the package
 * @param text what people read
 * @param enabled whether it is found without asking for disabled ones
 * @param isPublic whether other projects see it
 * @param tags free words
 * @param categories names of categories
 * @param classDefinitions full names of its classes
 * @param archive the uploaded file
 * @param created when it was uploaded
 * @param updated when it was changed last
 */
record CatalogPackage(
    String id,
    String ownerId,
    Identity identity,
    Text text,
    boolean enabled,
    boolean isPublic,
    List<String> tags,
    List<String> categories,
    List<String> classDefinitions,
    ArchiveFile archive,
    Instant created,
    Instant updated) {

  CatalogPackage {
    tags = List.copyOf(tags);
    categories = List.copyOf(categories);
    classDefinitions = List.copyOf(classDefinitions);
  }

  /**
   * What a package is found by.
   *
   * @param fullName dotted name
   * @param version completed version
   * @param type {@code Application} or {@code Library}
   */
  record Identity(String fullName, String version, String type) {}

  /**
   * What people read.
   *
   * @param name display name
   * @param author who wrote it
   * @param description what it is
   * @param supplier JSON object as the manifest has it
   */
  record Text(String name, String author, String description, String supplier) {}

  /**
   * The uploaded file.
   *
   * @param size bytes
   * @param hash SHA-256 in hex
   */
  record ArchiveFile(long size, String hash) {}

  boolean isReadableBy(Caller caller) {
    return isPublic || isChangeableBy(caller);
  }

  boolean isChangeableBy(Caller caller) {
    return caller.isAdmin() || caller.owns(ownerId);
  }
}
