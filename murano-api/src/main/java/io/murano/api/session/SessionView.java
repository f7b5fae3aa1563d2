package io.murano.api.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.api.domain.Session;
import io.murano.api.http.ApiDates;

/**
 * A session as the api shows it (contract rest-api §2.4).
 *
 * @param id id
 * @param environmentId its environment
 * @param userId who opened it
 * @param state its state
 * @param version the environment's version at opening
 * @param created when it was opened
 * @param updated when it last changed
 */
record SessionView(
    @JsonProperty("id") String id,
    @JsonProperty("environment_id") String environmentId,
    @JsonProperty("user_id") String userId,
    @JsonProperty("state") String state,
    @JsonProperty("version") long version,
    @JsonProperty("created") String created,
    @JsonProperty("updated") String updated) {

  static SessionView of(Session session) {
    return new SessionView(
        session.id(),
        session.environmentId(),
        session.userId(),
        session.state().text(),
        session.version(),
        ApiDates.row(session.created()),
        ApiDates.row(session.updated()));
  }
}
