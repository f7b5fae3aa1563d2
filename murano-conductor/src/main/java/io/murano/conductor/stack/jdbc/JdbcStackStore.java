package io.murano.conductor.stack.jdbc;

import io.murano.conductor.stack.StackConflictException;
import io.murano.conductor.stack.StackNotFoundException;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.engine.LostLeaseException;
import io.murano.conductor.stack.engine.ResourceRecord;
import io.murano.conductor.stack.engine.StackKey;
import io.murano.conductor.stack.engine.StackLease;
import io.murano.conductor.stack.engine.StackRecord;
import io.murano.conductor.stack.engine.StackStore;
import io.murano.conductor.stack.engine.StackWriter;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stacks in the tables {@code stack} and {@code stack_resource}. Leases follow the clock of the
 * database. Thread-safe.
 */
public final class JdbcStackStore implements StackStore {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String cloud;
  private final String conductor;

  /**
   * Creates the store of one provider.
   *
   * @param jdbc the database
   * @param transactions its transactions
   * @param cloud name of the provider; stores of different names do not see each other's stacks
   * @param conductor who this process is
   */
  public JdbcStackStore(
      JdbcClient jdbc, TransactionTemplate transactions, String cloud, String conductor) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.cloud = cloud;
    this.conductor = conductor;
  }

  @Override
  public Optional<StackRecord> find(StackKey key) {
    return jdbc.sql(
            """
            select * from stack
            where cloud = ? and region = ? and project_id = ? and name = ?
            """)
        .params(cloud, key.region(), key.projectId(), key.name())
        .query(StackRows::stack)
        .optional();
  }

  @Override
  public Optional<StackRecord> findById(String stackId) {
    return jdbc.sql("select * from stack where id = ? and cloud = ?")
        .params(stackId, cloud)
        .query(StackRows::stack)
        .optional();
  }

  @Override
  public StackLease insert(StackRecord stack, Duration leaseTime) {
    StackKey key = stack.key();
    int inserted =
        jdbc.sql(
                """
                insert into stack (id, cloud, region, project_id, name, action, progress, reason,
                  request, parameters, outputs, created, owner, lease_until)
                values (:id, :cloud, :region, :project, :name, :action, :progress, :reason,
                  :request::json, :parameters::json, '{}', :created, :owner,
                  clock_timestamp() + :leaseTime * interval '1 millisecond')
                on conflict (cloud, region, project_id, name) do nothing
                """)
            .param("id", stack.id())
            .param("cloud", cloud)
            .param("region", key.region())
            .param("project", key.projectId())
            .param("name", key.name())
            .param("action", stack.status().action())
            .param("progress", stack.status().progress().name())
            .param("reason", stack.reason())
            .param("request", StackJson.write(stack.request()))
            .param("parameters", StackJson.write(stack.parameters()))
            .param("created", OffsetDateTime.ofInstant(stack.createdAt(), ZoneOffset.UTC))
            .param("owner", conductor)
            .param("leaseTime", leaseTime.toMillis())
            .update();
    if (inserted == 0) {
      throw new StackConflictException("The stack '%s' exists already".formatted(key.name()));
    }
    return new StackLease(stack.id(), 1);
  }

  @Override
  public StackLease beginUpdate(
      StackKey key, StackRequest request, Map<String, String> parameters, Duration leaseTime) {
    return begin(
            jdbc.sql(
                    """
                    update stack
                    set action = 'UPDATE', progress = 'IN_PROGRESS', reason = 'update started',
                      request = :request::json, parameters = :parameters::json,
                      updated = greatest(clock_timestamp(), updated + interval '1 microsecond'),
                      epoch = epoch + 1, owner = :owner,
                      lease_until = clock_timestamp() + :leaseTime * interval '1 millisecond'
                    where cloud = :cloud and region = :region and project_id = :project
                      and name = :name and progress <> 'IN_PROGRESS'
                    returning id, epoch
                    """)
                .param("request", StackJson.write(request))
                .param("parameters", StackJson.write(parameters)),
            key,
            leaseTime)
        .orElseThrow(
            () ->
                find(key)
                    .<RuntimeException>map(
                        stack ->
                            new StackConflictException(
                                "The stack '%s' is %s".formatted(key.name(), stack.status())))
                    .orElseGet(() -> new StackNotFoundException(key.name())));
  }

  @Override
  public StackLease beginDelete(StackKey key, Duration leaseTime) {
    return begin(
            jdbc.sql(
                """
                update stack
                set action = 'DELETE', progress = 'IN_PROGRESS', reason = 'delete started',
                  epoch = epoch + 1, owner = :owner,
                  lease_until = clock_timestamp() + :leaseTime * interval '1 millisecond'
                where cloud = :cloud and region = :region and project_id = :project and name = :name
                returning id, epoch
                """),
            key,
            leaseTime)
        .orElseThrow(() -> new StackNotFoundException(key.name()));
  }

  /** Begins an operation on the stack of a key; empty if the statement finds none to begin with. */
  private Optional<StackLease> begin(StatementSpec operation, StackKey key, Duration leaseTime) {
    return operation
        .param("owner", conductor)
        .param("leaseTime", leaseTime.toMillis())
        .param("cloud", cloud)
        .param("region", key.region())
        .param("project", key.projectId())
        .param("name", key.name())
        .query(StackRows::lease)
        .optional();
  }

  @Override
  public Optional<StackLease> takeOver(Duration leaseTime) {
    return jdbc.sql(
            """
            update stack
            set epoch = epoch + 1, owner = :owner,
              lease_until = clock_timestamp() + :leaseTime * interval '1 millisecond'
            where id = (
              select id from stack
              where cloud = :cloud and progress = 'IN_PROGRESS' and lease_until < clock_timestamp()
              order by lease_until limit 1
              for update skip locked)
            returning id, epoch
            """)
        .param("owner", conductor)
        .param("leaseTime", leaseTime.toMillis())
        .param("cloud", cloud)
        .query(StackRows::lease)
        .optional();
  }

  @Override
  public boolean renew(StackLease lease, Duration leaseTime) {
    return jdbc.sql(
                """
                update stack set lease_until = clock_timestamp() + ? * interval '1 millisecond'
                where id = ? and epoch = ? and progress = 'IN_PROGRESS'
                """)
            .params(leaseTime.toMillis(), lease.stackId(), lease.epoch())
            .update()
        == 1;
  }

  @Override
  public void release(StackLease lease) {
    jdbc.sql(
            """
            update stack set lease_until = '-infinity'
            where id = ? and epoch = ? and progress = 'IN_PROGRESS'
            """)
        .params(lease.stackId(), lease.epoch())
        .update();
  }

  @Override
  public List<ResourceRecord> resources(String stackId) {
    return jdbc.sql("select * from stack_resource where stack_id = ? order by arrival")
        .param(stackId)
        .query(StackRows::resource)
        .list();
  }

  @Override
  @SuppressWarnings("NullAway") // The result is null exactly when the work's is.
  public <T extends @Nullable Object> T write(StackLease lease, Function<StackWriter, T> work) {
    return transactions.execute(
        status -> {
          boolean current =
              jdbc.sql("select epoch from stack where id = ? for update")
                  .param(lease.stackId())
                  .query(Long.class)
                  .optional()
                  .filter(epoch -> epoch == lease.epoch())
                  .isPresent();
          if (!current) {
            throw new LostLeaseException(lease);
          }
          return work.apply(new JdbcStackWriter(jdbc, lease.stackId()));
        });
  }
}
