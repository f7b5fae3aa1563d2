package io.murano.conductor.stack.jdbc;

import io.murano.conductor.database.DatabasePatience;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.engine.ResourceRecord;
import io.murano.conductor.stack.engine.StackKey;
import io.murano.conductor.stack.engine.StackLease;
import io.murano.conductor.stack.engine.StackRecord;
import io.murano.conductor.stack.engine.StackStore;
import io.murano.conductor.stack.engine.StackWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store whose reading, and whose beginning of an operation, outlast an outage of the database. An
 * operation under way is not repeated in parts, it begins again after one; what is done from time
 * to time is done the next time. Thread-safe.
 */
public final class PatientStackStore implements StackStore {

  private final StackStore store;
  private final DatabasePatience patience;

  /**
   * Creates one.
   *
   * @param store the store in the database
   * @param patience how outages are outlasted
   */
  public PatientStackStore(StackStore store, DatabasePatience patience) {
    this.store = store;
    this.patience = patience;
  }

  @Override
  public Optional<StackRecord> find(StackKey key) {
    return patience.call(() -> store.find(key));
  }

  @Override
  public Optional<StackRecord> findById(String stackId) {
    return patience.call(() -> store.findById(stackId));
  }

  @Override
  public StackLease insert(StackRecord stack, Duration leaseTime) {
    return patience.call(() -> store.insert(stack, leaseTime));
  }

  @Override
  public StackLease beginUpdate(
      StackKey key, StackRequest request, Map<String, String> parameters, Duration leaseTime) {
    return patience.call(() -> store.beginUpdate(key, request, parameters, leaseTime));
  }

  @Override
  public StackLease beginDelete(StackKey key, Duration leaseTime) {
    return patience.call(() -> store.beginDelete(key, leaseTime));
  }

  @Override
  public List<ResourceRecord> resources(String stackId) {
    return patience.call(() -> store.resources(stackId));
  }

  @Override
  public Optional<StackLease> takeOver(Duration leaseTime) {
    return store.takeOver(leaseTime);
  }

  @Override
  public boolean renew(StackLease lease, Duration leaseTime) {
    return store.renew(lease, leaseTime);
  }

  @Override
  public void release(StackLease lease) {
    store.release(lease);
  }

  @Override
  public <T extends @Nullable Object> T write(StackLease lease, Function<StackWriter, T> work) {
    return store.write(lease, work);
  }
}
