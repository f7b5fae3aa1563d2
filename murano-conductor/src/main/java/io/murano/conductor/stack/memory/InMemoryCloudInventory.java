package io.murano.conductor.stack.memory;

import io.murano.conductor.stack.address.AddressRange;
import io.murano.conductor.stack.address.IpAddress;
import io.murano.conductor.stack.simulation.CloudInventory;
import io.murano.conductor.stack.simulation.CloudObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the simulated cloud in memory. Thread-safe; without transactions. */
public final class InMemoryCloudInventory implements CloudInventory {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ObjectKey, CloudObject> objects = new LinkedHashMap<>();
  private final Map<AddressKey, AddressClaim> claims = new LinkedHashMap<>();

  @Override
  public void put(CloudObject object) {
    locked(() -> objects.put(new ObjectKey(object.region(), object.kind(), object.id()), object));
  }

  @Override
  public Optional<CloudObject> find(String region, CloudObject.Kind kind, String id) {
    return locked(() -> Optional.ofNullable(objects.get(new ObjectKey(region, kind, id))));
  }

  @Override
  public List<CloudObject> list(String region, String projectId, CloudObject.Kind kind) {
    return locked(
        () ->
            objects.values().stream()
                .filter(object -> object.region().equals(region) && object.kind() == kind)
                .filter(
                    object -> object.projectId() == null || projectId.equals(object.projectId()))
                .toList());
  }

  @Override
  public void remove(String region, CloudObject.Kind kind, String id) {
    locked(() -> objects.remove(new ObjectKey(region, kind, id)));
  }

  @Override
  public void removeOfStack(String stackId) {
    locked(
        () -> {
          objects.values().removeIf(object -> stackId.equals(object.stackId()));
          return claims.values().removeIf(claim -> stackId.equals(claim.stackId()));
        });
  }

  @Override
  public boolean claim(AddressClaim claim) {
    return locked(
        () -> {
          AddressKey key = new AddressKey(claim.region(), claim.address());
          AddressClaim present = claims.putIfAbsent(key, claim);
          return present == null || present.ownerId().equals(claim.ownerId());
        });
  }

  @Override
  public Optional<IpAddress> claimFree(
      AddressClaim template, List<AddressRange> ranges, Collection<IpAddress> excluded) {
    return locked(
        () -> {
          Optional<IpAddress> free =
              AddressRange.firstFree(
                  ranges,
                  address ->
                      excluded.contains(address)
                          || claims.containsKey(new AddressKey(template.region(), address)));
          free.ifPresent(
              address ->
                  claims.put(
                      new AddressKey(template.region(), address),
                      new AddressClaim(
                          template.region(), address, template.ownerId(), template.stackId())));
          return free;
        });
  }

  @Override
  public void release(String region, String ownerId) {
    locked(
        () ->
            claims
                .values()
                .removeIf(
                    claim -> claim.region().equals(region) && claim.ownerId().equals(ownerId)));
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private record ObjectKey(String region, CloudObject.Kind kind, String id) {}

  private record AddressKey(String region, IpAddress address) {}
}
