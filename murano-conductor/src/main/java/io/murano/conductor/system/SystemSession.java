package io.murano.conductor.system;

import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.muranopl.request.SessionIdentity;
import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.StackProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the native classes of one execution use; a service of the execution. Thread-safe.
 *
 * <p>Clients of a region are made once per execution.
 */
public final class SystemSession {

  private final ExecutionHandle execution;
  private final SystemPorts ports;
  private final SessionIdentity identity;
  private final Map<String, AtomicInteger> callsBySite = new ConcurrentHashMap<>();
  private final Map<String, StackProvider> stacks = new ConcurrentHashMap<>();
  private final Map<String, CloudNetworking> networks = new ConcurrentHashMap<>();

  /** Creates the session of an execution that runs on somebody's behalf. */
  public SystemSession(ExecutionHandle execution, SystemPorts ports, SessionIdentity identity) {
    this.execution = execution;
    this.ports = ports;
    this.identity = identity;
  }

  ExecutionHandle execution() {
    return execution;
  }

  SystemPorts ports() {
    return ports;
  }

  StackProvider stacks(@Nullable String region) {
    return stacks.computeIfAbsent(
        regionKey(region), name -> ports.clouds().forRegion(name).stacks(access(name)));
  }

  CloudNetworking networking(@Nullable String region) {
    return networks.computeIfAbsent(
        regionKey(region), name -> ports.clouds().forRegion(name).networking(access(name)));
  }

  /**
   * Returns a key for the next call of an agent from a place in package code: the same in every run
   * of the task that comes by this place as often (design "Plans").
   */
  String callKey(String site, String planQueue) {
    String place = site + "->" + planQueue;
    int ordinal = callsBySite.computeIfAbsent(place, key -> new AtomicInteger()).incrementAndGet();
    return place + "#" + ordinal;
  }

  private static String regionKey(@Nullable String region) {
    return region == null ? "" : region;
  }

  private CloudAccess access(String region) {
    String project = coalesce(identity.ownerProjectId(), identity.projectId());
    String user = coalesce(identity.userId(), identity.ownerUserId());
    return new CloudAccess(region, project, user, identity.token(), identity.trustId());
  }

  private static String coalesce(@Nullable String first, @Nullable String second) {
    if (first != null) {
      return first;
    }
    return second == null ? "" : second;
  }
}
