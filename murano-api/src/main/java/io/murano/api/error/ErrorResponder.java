package io.murano.api.error;

import io.murano.common.json.MuranoJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Writes an {@link ErrorBody} where no controller is involved: filters and the container. */
public final class ErrorResponder {

  private ErrorResponder() {}

  /** Writes the failure unless the response has been committed. */
  public static void write(HttpServletResponse response, HttpStatus status, String message)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    byte[] body = MuranoJson.mapper().writeValueAsBytes(ErrorBody.of(status, message));
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
