package io.murano.api.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.api.domain.EnvironmentAccess;
import io.murano.api.identity.Caller;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Routes 27 to 29 and 55 of the contract. */
@RestController
class StatisticsController {

  private static final String INSTANCES = "/v1/environments/{environmentId}/instance-statistics";

  private final JdbcClient jdbc;
  private final EnvironmentAccess access;
  private final PolicyEnforcer policy;
  private final Clock clock;

  StatisticsController(
      JdbcClient jdbc, EnvironmentAccess access, PolicyEnforcer policy, Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.policy = policy;
    this.clock = clock;
  }

  @GetMapping("/v1/stats")
  List<HostStatistics> hosts(Caller caller) {
    policy.check(caller, PolicyRule.GET_API_STATISTICS);
    return jdbc.sql("select * from api_stats order by id")
        .query((row, number) -> HostStatistics.of(row))
        .list();
  }

  @GetMapping(INSTANCES + "/raw")
  @Transactional(readOnly = true)
  List<InstanceUsage> raw(Caller caller, @PathVariable String environmentId) {
    policy.check(caller, PolicyRule.GET_STATISTICS);
    access.require(caller, environmentId);
    return usage(environmentId, null);
  }

  @GetMapping(INSTANCES + "/raw/{instanceId}")
  @Transactional(readOnly = true)
  List<InstanceUsage> raw(
      Caller caller, @PathVariable String environmentId, @PathVariable String instanceId) {
    policy.check(caller, PolicyRule.GET_INSTANCE_STATISTICS);
    access.require(caller, environmentId);
    return usage(environmentId, instanceId);
  }

  @GetMapping(INSTANCES + "/aggregated")
  @Transactional(readOnly = true)
  List<TypeUsage> aggregated(Caller caller, @PathVariable String environmentId) {
    policy.check(caller, PolicyRule.GET_AGGREGATED_STATISTICS);
    access.require(caller, environmentId);
    return jdbc.sql(
            """
            select instance_type, sum(coalesce(destroyed, :now) - created), count(*)
            from instance_stats where environment_id = :environment
            group by instance_type order by instance_type
            """)
        .param("now", now())
        .param("environment", environmentId)
        .query((row, number) -> new TypeUsage(row.getInt(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  private List<InstanceUsage> usage(String environmentId, @Nullable String instanceId) {
    return jdbc.sql(
            """
            select instance_type, type_name, type_title, instance_id, unit_count,
              coalesce(destroyed, :now) - created, destroyed is null
            from instance_stats
            where environment_id = :environment
              and (cast(:instance as varchar) is null or instance_id = :instance)
            order by created, instance_id
            """)
        .param("now", now())
        .param("environment", environmentId)
        .param("instance", instanceId)
        .query(
            (row, number) ->
                new InstanceUsage(
                    row.getInt(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, Integer.class),
                    row.getLong(6),
                    row.getBoolean(7)))
        .list();
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  /** Use of one instance; the duration is in seconds. */
  record InstanceUsage(
      @JsonProperty("type") int type,
      @JsonProperty("type_name") String typeName,
      @JsonProperty("type_title") @Nullable String typeTitle,
      @JsonProperty("instance_id") String instanceId,
      @JsonProperty("unit_count") @Nullable Integer unitCount,
      @JsonProperty("duration") long duration,
      @JsonProperty("active") boolean active) {}

  /** Use of all instances of one type; the duration is in seconds. */
  record TypeUsage(
      @JsonProperty("type") int type,
      @JsonProperty("duration") long duration,
      @JsonProperty("count") long count) {}
}
