package io.murano.api.action;

import io.murano.api.error.ApiException;
import io.murano.common.error.ErrorCode;
import io.murano.common.message.ConductorReply;
import java.util.Set;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Maps failures that conductors answer with to statuses (contract messaging §3.4). Stateless. */
final class ConductorFailures {

  private static final Set<String> NOT_FOUND =
      Set.of(
          "NoClassFound",
          "NoMethodFound",
          "NoPackageFound",
          "NoPackageForClassFound",
          "MethodNotExposed",
          "NoMatchingMethodException");

  private static final Set<String> BAD_REQUEST = Set.of("ContractViolationException", "ValueError");

  private ConductorFailures() {}

  /**
   * Returns the result of a successful answer, else fails.
   *
   * @param otherwise status of failures that are not the caller's
   */
  static JsonNode resultOf(ConductorReply reply, HttpStatus otherwise) {
    ConductorReply.Failure failure = reply.failure();
    if (failure == null) {
      return reply.result() == null ? NullNode.getInstance() : reply.result();
    }
    String message = failure.message();
    if (NOT_FOUND.contains(failure.type())) {
      throw ApiException.notFound(message);
    }
    if (BAD_REQUEST.contains(failure.type())) {
      throw ApiException.badRequest(message);
    }
    throw new ApiException(
        otherwise,
        otherwise == HttpStatus.SERVICE_UNAVAILABLE ? ErrorCode.UNAVAILABLE : ErrorCode.INTERNAL,
        failure.type() + ": " + message);
  }
}
