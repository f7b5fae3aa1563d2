package io.murano.api.catalog;

import io.murano.api.catalog.CatalogPackage.ArchiveFile;
import io.murano.api.catalog.CatalogPackage.Identity;
import io.murano.api.catalog.CatalogPackage.Text;
import io.murano.api.category.Categories;
import io.murano.api.error.ApiException;
import io.murano.api.http.ApiDates;
import io.murano.api.http.Ids;
import io.murano.api.http.StorableJson;
import io.murano.api.identity.Caller;
import io.murano.common.archive.PackageArchive;
import io.murano.common.archive.PackageChecker;
import io.murano.common.archive.PackageFinding;
import io.murano.common.archive.PackageFinding.Severity;
import io.murano.common.archive.PackageManifest;
import io.murano.common.json.MuranoJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Checks uploaded packages and stores them. */
@Service
class PackageImporter {

  private static final Logger log = LoggerFactory.getLogger(PackageImporter.class);
  private static final String DEFAULT_AUTHOR = "OpenStack";
  private static final String DEFAULT_DESCRIPTION = "The description is not provided";

  private final CatalogProperties properties;
  private final PackageRepository packages;
  private final PackageContents contents;
  private final PackageConflicts conflicts;
  private final Categories categories;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PackageImporter(
      CatalogProperties properties,
      PackageRepository packages,
      PackageContents contents,
      PackageConflicts conflicts,
      Categories categories,
      TransactionTemplate transaction,
      Clock clock) {
    this.properties = properties;
    this.packages = packages;
    this.contents = contents;
    this.conflicts = conflicts;
    this.categories = categories;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A package that was stored.
   *
   * @param row the package
   * @param findings what its author should know
   */
  record Imported(CatalogPackage row, List<PackageFinding> findings) {}

  /**
   * Checks and stores a package.
   *
   * @throws io.murano.common.archive.PackageException if it is no usable package
   * @throws ApiException 400, 403 or 409 if it cannot be stored as asked
   */
  Imported store(Caller caller, Upload upload) {
    String owner = caller.projectId();
    if (owner == null) {
      throw ApiException.forbidden("A token without project cannot own packages");
    }
    try (PackageArchive archive =
        PackageArchive.open(upload.file(), properties.archive().limits())) {
      archive.contentHash();
      PackageContents.Assets assets =
          new PackageContents.Assets(
              archive.uiDefinition().orElse(null),
              archive.logo().orElse(null),
              archive.supplierLogo().orElse(null));
      List<PackageFinding> findings = PackageChecker.check(archive);
      refuseErrorsIfStrict(findings);
      CatalogPackage row = row(owner, archive, upload);
      store(row, upload, assets);
      log.info(
          "Package {} stored: {} {}, owner {}, public {}, {} findings",
          row.id(),
          row.identity().fullName(),
          row.identity().version(),
          owner,
          row.isPublic(),
          findings.size());
      findings.forEach(finding -> log.info("Package {}: {}", row.id(), finding));
      return new Imported(row, findings);
    }
  }

  private void store(CatalogPackage row, Upload upload, PackageContents.Assets assets) {
    try {
      transaction.executeWithoutResult(
          status -> {
            conflicts.checkUpload(row);
            Set<String> categoryIds = Set.copyOf(categories.idsByName(row.categories()).values());
            packages.insert(row);
            packages.linkCategories(row.id(), categoryIds);
            contents.store(row.id(), upload.file(), assets);
          });
    } catch (DuplicateKeyException e) {
      throw ApiException.conflict(
          "Package %s exists already in the project".formatted(row.identity().fullName()));
    }
  }

  private void refuseErrorsIfStrict(List<PackageFinding> findings) {
    if (!properties.strictPackages()) {
      return;
    }
    String errors =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(PackageFinding::toString)
            .collect(Collectors.joining("; "));
    if (!errors.isEmpty()) {
      throw ApiException.badRequest("The package has errors: " + errors);
    }
  }

  private CatalogPackage row(String owner, PackageArchive archive, Upload upload) {
    PackageManifest manifest = archive.manifest();
    UploadMetadata metadata = upload.metadata();
    Set<String> tags = new LinkedHashSet<>(metadata.tags());
    tags.addAll(manifest.catalogText().tags());
    Instant now = ApiDates.now(clock);
    return new CatalogPackage(
        Ids.next(),
        owner,
        new Identity(manifest.fullName(), manifest.version().getVersion(), manifest.type().name()),
        new Text(
            manifest.displayName(),
            Objects.requireNonNullElse(manifest.catalogText().author(), DEFAULT_AUTHOR),
            Objects.requireNonNullElse(manifest.catalogText().description(), DEFAULT_DESCRIPTION),
            supplier(manifest)),
        metadata.enabled(),
        metadata.isPublic(),
        new ArrayList<>(tags),
        metadata.categories(),
        archive.classNames(),
        file(upload.file()),
        now,
        now);
  }

  private static String supplier(PackageManifest manifest) {
    JsonNode json = MuranoJson.mapper().valueToTree(manifest.supplier());
    return StorableJson.storable(json).toString();
  }

  private static ArchiveFile file(Path path) {
    try (DigestInputStream in =
        new DigestInputStream(openFile(path), MessageDigest.getInstance("SHA-256"))) {
      long size = in.transferTo(OutputStream.nullOutputStream());
      return new ArchiveFile(size, HexFormat.of().formatHex(in.getMessageDigest().digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static InputStream openFile(Path path) throws IOException {
    return Files.newInputStream(path);
  }
}
