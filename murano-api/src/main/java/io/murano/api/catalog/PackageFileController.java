package io.murano.api.catalog;

import io.murano.api.identity.Caller;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Files of a package. They never change after the upload, so that their entity tags are made of the
 * archive's hash, and a client that has them is answered without reading them.
 */
@RestController
@RequestMapping("/v1/catalog/packages/{id}")
class PackageFileController {

  private static final int HELD_IN_MEMORY = 1 << 20;

  private final PackageCatalog catalog;
  private final PackageContents contents;
  private final PolicyEnforcer policy;
  private final CatalogProperties properties;

  PackageFileController(
      PackageCatalog catalog,
      PackageContents contents,
      PolicyEnforcer policy,
      CatalogProperties properties) {
    this.catalog = catalog;
    this.contents = contents;
    this.policy = policy;
    this.properties = properties;
  }

  @GetMapping(path = "/ui", produces = MediaType.TEXT_PLAIN_VALUE)
  void ui(
      Caller caller,
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    policy.check(caller, PolicyRule.GET_PACKAGE);
    CatalogPackage row = catalog.get(caller, id);
    // A weak tag, so that the server may compress the text.
    if (isUnchanged(request, response, "W/\"%s-ui\"".formatted(row.archive().hash()))) {
      return;
    }
    response.setContentType("text/plain;charset=UTF-8");
    write(response, contents.ui(id).orElse("").getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping(path = "/logo", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  void logo(
      Caller caller,
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    policy.check(caller, PolicyRule.GET_PACKAGE);
    logo(catalog.get(caller, id), PackageContents.Logo.PACKAGE, request, response);
  }

  @GetMapping(path = "/supplier_logo", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  void supplierLogo(
      Caller caller,
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    logo(catalog.get(caller, id), PackageContents.Logo.SUPPLIER, request, response);
  }

  private void logo(
      CatalogPackage row,
      PackageContents.Logo logo,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String tag =
        "\"%s-%s\"".formatted(row.archive().hash(), logo.name().toLowerCase(java.util.Locale.ROOT));
    if (isUnchanged(request, response, tag)) {
      return;
    }
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    write(response, contents.logo(row.id(), logo).orElseGet(() -> new byte[0]));
  }

  @GetMapping(path = "/download", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  void download(
      Caller caller,
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    policy.check(caller, PolicyRule.DOWNLOAD_PACKAGE);
    CatalogPackage row = catalog.get(caller, id);
    if (isUnchanged(request, response, "\"" + row.archive().hash() + "\"")) {
      return;
    }
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    if (row.archive().size() <= HELD_IN_MEMORY) {
      ByteArrayOutputStream buffer = new ByteArrayOutputStream((int) row.archive().size());
      requireWhole(row, contents.copyArchive(id, buffer));
      write(response, buffer.toByteArray());
    } else {
      sendSpooled(row, response);
    }
  }

  /** A slow client must not keep a database connection: the archive waits for it on disk. */
  private void sendSpooled(CatalogPackage row, HttpServletResponse response) throws IOException {
    Path file = TemporaryFiles.create(properties.upload().temporaryFolder(), "download");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        requireWhole(row, contents.copyArchive(row.id(), out));
      }
      response.setContentLengthLong(row.archive().size());
      Files.copy(file, response.getOutputStream());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void requireWhole(CatalogPackage row, long copied) {
    if (copied != row.archive().size()) {
      throw PackageCatalog.notFound(row.id());
    }
  }

  private static boolean isUnchanged(
      HttpServletRequest request, HttpServletResponse response, String tag) {
    response.setHeader("Cache-Control", "private, no-cache");
    return new ServletWebRequest(request, response).checkNotModified(tag);
  }

  private static void write(HttpServletResponse response, byte[] content) throws IOException {
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
