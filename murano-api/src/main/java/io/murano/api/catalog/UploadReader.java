package io.murano.api.catalog;

import io.murano.api.error.ApiException;
import io.murano.api.http.StorableJson;
import io.murano.common.json.MuranoJson;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the form of an upload: one part with a file name is the package, one without may be
 * metadata. The names of the parts say nothing, because every client has its own.
 */
@Component
class UploadReader {

  private static final int MAX_METADATA = 1 << 20;

  private final CatalogProperties.Upload limits;

  UploadReader(CatalogProperties properties) {
    this.limits = properties.upload();
  }

  Upload read(HttpServletRequest request) {
    requireMultipart(request.getContentType());
    Collection<Part> parts = parts(request);
    if (parts.size() > 2) {
      throw ApiException.badRequest(
          "An upload has one or two parts, a package file and metadata, not " + parts.size());
    }
    Part file = null;
    UploadMetadata metadata = UploadMetadata.NONE;
    for (Part part : parts) {
      if (part.getSubmittedFileName() == null) {
        ObjectNode json = object(part);
        metadata = json == null ? metadata : UploadMetadata.of(json);
      } else if (file != null) {
        throw ApiException.badRequest("An upload has one package file, not two");
      } else {
        file = part;
      }
    }
    if (file == null) {
      throw ApiException.badRequest("An upload needs a part with the package file");
    }
    return keep(file, metadata);
  }

  private static void requireMultipart(@Nullable String contentType) {
    try {
      if (contentType != null
          && MediaType.MULTIPART_FORM_DATA.isCompatibleWith(
              MediaType.parseMediaType(contentType))) {
        return;
      }
    } catch (InvalidMediaTypeException e) {
      // Answered below like any other type that does not fit.
    }
    throw ApiException.badRequest("Content-Type of an upload must be multipart/form-data");
  }

  private Collection<Part> parts(HttpServletRequest request) {
    try {
      return request.getParts();
    } catch (IOException | ServletException | IllegalStateException e) {
      throw isAboutSize(e)
          ? tooLarge()
          : ApiException.badRequest("The upload cannot be read as multipart/form-data");
    }
  }

  private static boolean isAboutSize(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getSimpleName().contains("Size")) {
        return true;
      }
    }
    return false;
  }

  private ApiException tooLarge() {
    return ApiException.badRequest(
        "The package file is larger than %d KiB".formatted(limits.maxSize().toKilobytes()));
  }

  private Upload keep(Part file, UploadMetadata metadata) {
    if (file.getSize() == 0) {
      throw ApiException.badRequest("The package file is empty");
    }
    if (file.getSize() > limits.maxSize().toBytes()) {
      throw tooLarge();
    }
    try {
      Path kept = TemporaryFiles.create(limits.temporaryFolder(), "upload");
      Upload upload = new Upload(kept, metadata);
      try {
        Files.delete(kept);
        file.write(kept.toString());
        return upload;
      } catch (IOException e) {
        upload.close();
        throw e;
      }
    } catch (IOException e) {
      throw ApiException.unavailable("The upload cannot be stored for checking; try again");
    }
  }

  private static @Nullable ObjectNode object(Part part) {
    if (part.getSize() > MAX_METADATA) {
      throw ApiException.badRequest("Package metadata is too long");
    }
    try (InputStream in = part.getInputStream()) {
      JsonNode node = MuranoJson.mapper().readTree(in);
      if (!(node instanceof ObjectNode object)) {
        return null;
      }
      String problem = StorableJson.problem(object);
      if (problem != null) {
        throw ApiException.badRequest("Package metadata holds " + problem);
      }
      return object;
    } catch (JacksonException | IOException e) {
      return null;
    }
  }
}
