package io.murano.api.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The body of an upload, part by part. */
public final class MultipartForm {

  /** Type of the body. */
  static final String TYPE = "multipart/form-data; boundary=part-of-a-test";

  private static final String DELIMITER = "--part-of-a-test";

  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  /** Adds a part without file name. */
  public MultipartForm field(String name, String value) {
    return part("name=\"%s\"".formatted(name), value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a part with file name. */
  public MultipartForm file(String name, String fileName, byte[] content) {
    return part("name=\"%s\"; filename=\"%s\"".formatted(name, fileName), content);
  }

  private MultipartForm part(String attributes, byte[] content) {
    write("%s\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(DELIMITER, attributes));
    parts.writeBytes(content);
    write("\r\n");
    return this;
  }

  private void write(String text) {
    parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the body and returns it; nothing can be added then. */
  byte[] end() {
    write(DELIMITER + "--\r\n");
    return parts.toByteArray();
  }
}
