package io.murano.api.error;

import io.murano.common.json.MuranoJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Gives requests that Tomcat refuses before they reach a servlet (a malformed request line, an
 * illegal path) the same body as every other failure. Public with a default constructor because
 * Tomcat creates it by name.
 */
public final class JsonErrorReportValve extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(JsonErrorReportValve.class);

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int code = response.getStatus();
    if (code < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    HttpStatus status = HttpStatus.resolve(code);
    if (status == null) {
      status = HttpStatus.INTERNAL_SERVER_ERROR;
    }
    if (throwable != null) {
      log.error("Request failed in the container", throwable);
    }
    try {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      response
          .getReporter()
          .write(
              MuranoJson.mapper()
                  .writeValueAsString(ErrorBody.of(status, status.getReasonPhrase())));
      response.finishResponse();
    } catch (IOException e) {
      log.debug("Client went away: {}", e.toString());
    }
  }
}
