package io.murano.conductor.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known about agents. Thread-safe. */
public final class AgentOverview {

  private static final Logger LOG = LoggerFactory.getLogger(AgentOverview.class);
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final BrokerLinks links;
  private final AgentBroker defaultBroker;

  AgentOverview(JdbcClient jdbc, BrokerLinks links, AgentBroker defaultBroker) {
    this.jdbc = jdbc;
    this.links = links;
    this.defaultBroker = defaultBroker;
  }

  /**
   * An agent as operators see it.
   *
   * @param queue its plan queue
   * @param lastSent when the last plan was stored for it
   * @param lastSeen when its last result came, or null
   * @param outstanding plans that are not answered
   * @param depth messages in its queue; null if there is no such queue on the default broker
   * @param consumers consumers of its queue, one for an agent that runs; null likewise
   */
  public record AgentSummary(
      @JsonProperty("queue") String queue,
      @JsonProperty("last_sent") Instant lastSent,
      @JsonProperty("last_seen") @Nullable Instant lastSeen,
      @JsonProperty("outstanding") long outstanding,
      @JsonProperty("depth") @Nullable Integer depth,
      @JsonProperty("consumers") @Nullable Integer consumers) {}

  /**
   * Lists agents, those sent to last first.
   *
   * @param queue one plan queue, or null for all
   */
  public List<AgentSummary> list(@Nullable String queue) {
    List<AgentSummary> agents =
        jdbc.sql(
                """
                select q.queue, q.last_sent, q.last_seen,
                       (select count(*) from plan p
                         where p.queue = q.queue and p.state = 'OUTSTANDING') as outstanding
                  from agent_queue q
                 where :queue::text is null or q.queue = :queue
                 order by q.last_sent desc
                 limit :most
                """)
            .param("queue", queue)
            .param("most", MOST)
            .query(
                (row, number) -> {
                  Timestamp seen = row.getTimestamp("last_seen");
                  return new AgentSummary(
                      row.getString("queue"),
                      row.getTimestamp("last_sent").toInstant(),
                      seen == null ? null : seen.toInstant(),
                      row.getLong("outstanding"),
                      null,
                      null);
                })
            .list();
    return agents.isEmpty() ? agents : withDepths(agents);
  }

  private List<AgentSummary> withDepths(List<AgentSummary> agents) {
    try {
      BrokerLink link = links.touch(defaultBroker);
      return agents.stream().map(agent -> withDepth(agent, link.depth(agent.queue()))).toList();
    } catch (AmqpException e) {
      LOG.debug("The depths of agent queues cannot be told now", e);
      return agents;
    }
  }

  private static AgentSummary withDepth(AgentSummary agent, @Nullable QueueDepth depth) {
    return depth == null
        ? agent
        : new AgentSummary(
            agent.queue(),
            agent.lastSent(),
            agent.lastSeen(),
            agent.outstanding(),
            depth.messages(),
            depth.consumers());
  }
}
