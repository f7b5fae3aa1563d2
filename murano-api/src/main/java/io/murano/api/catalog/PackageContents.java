package io.murano.api.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files of packages: archives in pieces, forms and logos. */
@Repository
class PackageContents {

  private static final int PIECE = 512 * 1024;

  private final JdbcClient jdbc;

  PackageContents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is kept apart from the archive.
   *
   * @param ui text of the form; null if there is none
   * @param logo image; null if there is none
   * @param supplierLogo image; null if there is none
   */
  record Assets(@Nullable String ui, byte @Nullable [] logo, byte @Nullable [] supplierLogo) {}

  /** Images that packages carry. */
  enum Logo {
    PACKAGE("logo"),
    SUPPLIER("supplier_logo");

    private final String column;

    Logo(String column) {
      this.column = column;
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void store(String packageId, Path archive, Assets assets) {
    String ui = assets.ui();
    jdbc.sql(
            """
            insert into package_asset (package_id, ui_definition, ui_search, logo, supplier_logo)
            values (:id, :ui, :ui_search, :logo, :supplier_logo)
            """)
        .param("id", packageId)
        .param("ui", ui, java.sql.Types.VARCHAR)
        .param("ui_search", ui == null ? null : SearchDocument.fold(ui), java.sql.Types.VARCHAR)
        .param("logo", assets.logo(), java.sql.Types.BINARY)
        .param("supplier_logo", assets.supplierLogo(), java.sql.Types.BINARY)
        .update();
    try (InputStream in = Files.newInputStream(archive)) {
      int ordinal = 0;
      for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
        jdbc.sql(
                """
                insert into package_archive (package_id, ordinal, content)
                values (:id, :ordinal, :content)
                """)
            .param("id", packageId)
            .param("ordinal", ordinal++)
            .param("content", piece)
            .update();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<String> ui(String packageId) {
    return jdbc.sql(
            """
            select ui_definition from package_asset
            where package_id = :id and ui_definition is not null
            """)
        .param("id", packageId)
        .query(String.class)
        .optional();
  }

  Optional<byte[]> logo(String packageId, Logo logo) {
    return jdbc.sql(
            "select %1$s from package_asset where package_id = :id and %1$s is not null"
                .formatted(logo.column))
        .param("id", packageId)
        .query((rs, n) -> rs.getBytes(1))
        .optional();
  }

  /**
   * Copies an archive. All pieces come from one view of the database, so that a package that is
   * deleted meanwhile is either copied whole or not found.
   *
   * @return number of bytes copied, 0 if the package is gone
   */
  @Transactional(readOnly = true)
  public long copyArchive(String packageId, OutputStream out) {
    long[] copied = {0};
    jdbc.sql("select content from package_archive where package_id = :id order by ordinal")
        .withFetchSize(1)
        .param("id", packageId)
        .query(
            rs -> {
              byte[] piece = rs.getBytes(1);
              try {
                out.write(piece);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              copied[0] += piece.length;
            });
    return copied[0];
  }
}
