package io.murano.api.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers the container's error dispatches in the place of Spring's default error page. */
@Controller
final class ContainerErrorController implements ErrorController {

  @RequestMapping("${server.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer value ? HttpStatus.resolve(value) : null;
    if (status == null || status == HttpStatus.METHOD_NOT_ALLOWED) {
      status = HttpStatus.NOT_FOUND;
    }
    String message =
        status.is5xxServerError()
            ? "Unexpected failure; the log has it under the request id"
            : status.getReasonPhrase();
    ErrorResponder.write(response, status, message);
  }
}
