package io.murano.conductor.stack.jdbc;

import io.murano.conductor.stack.address.AddressRange;
import io.murano.conductor.stack.address.IpAddress;
import io.murano.conductor.stack.simulation.CloudInventory;
import io.murano.conductor.stack.simulation.CloudObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Simulated things in the tables {@code cloud_object} and {@code cloud_address}. Thread-safe. */
public final class JdbcCloudInventory implements CloudInventory {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String cloud;

  /**
   * Creates the inventory of one provider.
   *
   * @param jdbc the database
   * @param transactions its transactions
   * @param cloud name of the provider; inventories of different names share nothing
   */
  public JdbcCloudInventory(JdbcClient jdbc, TransactionTemplate transactions, String cloud) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.cloud = cloud;
  }

  @Override
  public void put(CloudObject object) {
    jdbc.sql(
            """
            insert into cloud_object (cloud, region, kind, id, project_id, name, stack_id, body)
            values (:cloud, :region, :kind, :id, :project, :name, :stack, :body::json)
            on conflict (cloud, region, kind, id) do update
            set name = excluded.name, body = excluded.body
            """)
        .param("cloud", cloud)
        .param("region", object.region())
        .param("kind", object.kind().name())
        .param("id", object.id())
        .param("project", object.projectId())
        .param("name", object.name())
        .param("stack", object.stackId())
        .param("body", StackJson.write(object.body()))
        .update();
  }

  @Override
  public Optional<CloudObject> find(String region, CloudObject.Kind kind, String id) {
    return jdbc.sql(
            "select * from cloud_object where cloud = ? and region = ? and kind = ? and id = ?")
        .params(cloud, region, kind.name(), id)
        .query(JdbcCloudInventory::object)
        .optional();
  }

  @Override
  public List<CloudObject> list(String region, String projectId, CloudObject.Kind kind) {
    return jdbc.sql(
            """
            select * from cloud_object
            where cloud = ? and region = ? and kind = ? and (project_id = ? or project_id is null)
            order by arrival
            """)
        .params(cloud, region, kind.name(), projectId)
        .query(JdbcCloudInventory::object)
        .list();
  }

  @Override
  public void remove(String region, CloudObject.Kind kind, String id) {
    jdbc.sql("delete from cloud_object where cloud = ? and region = ? and kind = ? and id = ?")
        .params(cloud, region, kind.name(), id)
        .update();
  }

  @Override
  public void removeOfStack(String stackId) {
    jdbc.sql("delete from cloud_object where stack_id = ?").param(stackId).update();
    jdbc.sql("delete from cloud_address where stack_id = ?").param(stackId).update();
  }

  @Override
  public boolean claim(AddressClaim claim) {
    if (insert(claim)) {
      return true;
    }
    return jdbc.sql(
            """
            select owner_id from cloud_address where cloud = ? and region = ? and address = ?::inet
            """)
        .params(cloud, claim.region(), claim.address().toString())
        .query(String.class)
        .optional()
        .filter(claim.ownerId()::equals)
        .isPresent();
  }

  private boolean insert(AddressClaim claim) {
    return jdbc.sql(
                """
                insert into cloud_address (cloud, region, address, owner_id, stack_id)
                values (:cloud, :region, :address::inet, :owner, :stack)
                on conflict (cloud, region, address) do nothing
                """)
            .param("cloud", cloud)
            .param("region", claim.region())
            .param("address", claim.address().toString())
            .param("owner", claim.ownerId())
            .param("stack", claim.stackId())
            .update()
        == 1;
  }

  /** Searches for addresses queue up per region, so that two never end at the same one. */
  @Override
  public Optional<IpAddress> claimFree(
      AddressClaim template, List<AddressRange> ranges, Collection<IpAddress> excluded) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                  .param("cloud_address/" + cloud + "/" + template.region())
                  .query()
                  .singleRow();
              Set<IpAddress> taken = new HashSet<>(excluded);
              Optional<IpAddress> free = Optional.empty();
              for (AddressRange range : ranges) {
                taken.addAll(taken(template.region(), range));
                free = free.or(() -> firstFree(template, range, taken));
              }
              return free;
            }));
  }

  private Optional<IpAddress> firstFree(
      AddressClaim template, AddressRange range, Set<IpAddress> taken) {
    Optional<IpAddress> free = AddressRange.firstFree(List.of(range), taken::contains);
    while (free.isPresent()) {
      IpAddress address = free.get();
      if (insert(
          new AddressClaim(template.region(), address, template.ownerId(), template.stackId()))) {
        return free;
      }
      taken.add(address);
      free = AddressRange.firstFree(List.of(range), taken::contains);
    }
    return free;
  }

  private List<IpAddress> taken(String region, AddressRange range) {
    return jdbc
        .sql(
            """
            select host(address) from cloud_address
            where cloud = ? and region = ? and address between ?::inet and ?::inet
            """)
        .params(cloud, region, range.first().toString(), range.last().toString())
        .query(String.class)
        .list()
        .stream()
        .flatMap(text -> IpAddress.parse(text).stream())
        .toList();
  }

  @Override
  public void release(String region, String ownerId) {
    jdbc.sql("delete from cloud_address where cloud = ? and region = ? and owner_id = ?")
        .params(cloud, region, ownerId)
        .update();
  }

  private static CloudObject object(ResultSet row, int number) throws SQLException {
    return new CloudObject(
        CloudObject.Kind.valueOf(row.getString("kind")),
        row.getString("id"),
        row.getString("region"),
        row.getString("project_id"),
        row.getString("name"),
        row.getString("stack_id"),
        StackJson.readMap(row.getString("body")));
  }
}
