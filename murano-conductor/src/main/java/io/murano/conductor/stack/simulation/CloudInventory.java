package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.address.AddressRange;
import io.murano.conductor.stack.address.IpAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the things of the simulated cloud are kept, for all conductors together. Calls belong to
 * the transaction of the stack store they are made in, if there is one.
 */
public interface CloudInventory {

  /** Stores an object in the place of one with the same region, kind and id. */
  void put(CloudObject object);

  /** Returns an object. */
  Optional<CloudObject> find(String region, CloudObject.Kind kind, String id);

  /** Returns what a project can see: its own objects and those that all share, oldest first. */
  List<CloudObject> list(String region, String projectId, CloudObject.Kind kind);

  /** Removes an object if it exists. */
  void remove(String region, CloudObject.Kind kind, String id);

  /** Removes all objects and address claims of a stack. */
  void removeOfStack(String stackId);

  /**
   * Claims an address for an owner. An owner may claim what it has already.
   *
   * @return whether the owner has it now
   */
  boolean claim(AddressClaim claim);

  /**
   * Claims the first free address of the given ranges.
   *
   * @param template region, owner and stack; its address does not matter
   * @param ranges where to look, in this order
   * @param excluded addresses never to take
   */
  Optional<IpAddress> claimFree(
      AddressClaim template, List<AddressRange> ranges, Collection<IpAddress> excluded);

  /** Gives up all addresses of an owner. */
  void release(String region, String ownerId);

  /**
   * An address that belongs to somebody; no two claims of a region have the same address.
   *
   * @param region the region
   * @param address the address
   * @param ownerId id of the port, floating address or router that has it
   * @param stackId stack of the owner, or null
   */
  record AddressClaim(String region, IpAddress address, String ownerId, @Nullable String stackId) {}
}
