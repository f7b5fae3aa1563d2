package io.murano.api.broker;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.api.catalog.Applications;
import io.murano.api.catalog.Applications.Application;
import io.murano.api.identity.Caller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Applications as a platform's marketplace shows them: each with one plan. */
@Component
final class Offerings {

  private static final int MAX_DESCRIPTION = 256;
  private static final String CUT = " ...";
  private static final String PLAN_SUFFIX = "-1";

  private final Applications applications;

  Offerings(Applications applications) {
    this.applications = applications;
  }

  /** Returns all offerings. */
  List<Offering> list(Caller caller) {
    Set<String> names = new HashSet<>();
    List<Offering> offerings = new ArrayList<>();
    for (Application application : applications.list(caller)) {
      String name = name(application.name());
      if (!names.add(name)) {
        name = name + '-' + application.id();
      }
      offerings.add(offering(application, name));
    }
    return offerings;
  }

  /** Returns the application of an offering; 400 when service or plan are not offered. */
  Application require(Caller caller, String serviceId, String planId) {
    Application application =
        applications
            .find(caller, serviceId)
            .orElseThrow(
                () -> BrokerException.badRequest("There is no service offering " + serviceId));
    if (!planId.equals(planId(application))) {
      throw BrokerException.badRequest(
          "Service offering %s has no plan %s; it has %s"
              .formatted(serviceId, planId, planId(application)));
    }
    return application;
  }

  private static Offering offering(Application application, String name) {
    String description = shortened(application.description());
    return new Offering(
        application.id(),
        name,
        description,
        true,
        application.tags(),
        Map.of("displayName", application.name()),
        List.of(new Plan(planId(application), "default", description, true)));
  }

  private static String planId(Application application) {
    return application.id() + PLAN_SUFFIX;
  }

  /** Names of offerings are typed in command lines: they have no blanks. */
  private static String name(String name) {
    String typed = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^-+|-+$", "");
    return typed.isEmpty() ? "application" : typed;
  }

  private static String shortened(String description) {
    return description.length() <= MAX_DESCRIPTION
        ? description
        : description.substring(0, MAX_DESCRIPTION + 1 - CUT.length()) + CUT;
  }

  /** An offering. */
  record Offering(
      @JsonProperty("id") String id,
      @JsonProperty("name") String name,
      @JsonProperty("description") String description,
      @JsonProperty("bindable") boolean bindable,
      @JsonProperty("tags") List<String> tags,
      @JsonProperty("metadata") Map<String, String> metadata,
      @JsonProperty("plans") List<Plan> plans) {}

  /** A plan of an offering. */
  record Plan(
      @JsonProperty("id") String id,
      @JsonProperty("name") String name,
      @JsonProperty("description") String description,
      @JsonProperty("free") boolean free) {}
}
