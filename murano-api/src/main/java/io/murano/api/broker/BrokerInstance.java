package io.murano.api.broker;

import tools.jackson.databind.JsonNode;

/**
 * A service instance of a platform.
 *
 * @param id id the platform has given it
 * @param order what was ordered
 * @param place where it is
 * @param operation what was done last
 */
record BrokerInstance(String id, Order order, Place place, Operation operation) {

  /**
   * What a platform ordered.
   *
   * @param serviceId id of the package
   * @param planId id of the plan
   * @param organizationId the platform's organization
   * @param spaceId the platform's space
   * @param parameters parameters, a JSON object
   */
  record Order(
      String serviceId,
      String planId,
      String organizationId,
      String spaceId,
      JsonNode parameters) {}

  /**
   * An instance that is about to be made.
   *
   * @param id id the platform has given it
   * @param order what is ordered
   */
  record Draft(String id, Order order) {}

  /**
   * Where an instance is.
   *
   * @param environmentId environment of its space
   * @param objectId service in the environment's model
   */
  record Place(String environmentId, String objectId) {}

  /**
   * The last operation.
   *
   * @param kind what was done
   * @param taskId the run that does it
   */
  record Operation(Kind kind, String taskId) {}

  /** What can be done with an instance. */
  enum Kind {
    /** It is made. */
    PROVISION("provision"),
    /** It is taken down. */
    DEPROVISION("deprovision");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    static Kind of(String text) {
      return text.equals(DEPROVISION.text) ? DEPROVISION : PROVISION;
    }
  }

  /** How far an operation is. */
  enum State {
    /** The run is under way. */
    IN_PROGRESS("in progress"),
    /** The run has ended well. */
    SUCCEEDED("succeeded"),
    /** The run has ended otherwise. */
    FAILED("failed"),
    /** Nothing is known of the run: its environment is gone. */
    GONE("gone");

    private final String text;

    State(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
