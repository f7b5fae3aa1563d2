package io.murano.conductor.system;

import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.RouterNotFoundException;
import io.murano.conductor.stack.RouterUnavailableException;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code io.murano.system.NetworkExplorer}: the networks of a region (contract muranopl §6.2). */
@NativeClass("io.murano.system.NetworkExplorer")
final class NetworkExplorerObject {

  private static final String ROUTER_INFO = "murano.common.exceptions.RouterInfoException";
  private static final Duration ROUTER_PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final CloudNetworking networking;

  /** Without a name it is the region that owns the object. */
  @NativeConstructor
  NetworkExplorerObject(NativeCall call, @Default @Nullable String regionName) {
    String region = regionName == null ? owningRegion(call) : regionName;
    this.networking = call.service(SystemSession.class).networking(region);
  }

  private static @Nullable String owningRegion(NativeCall call) {
    MuranoObject region = Owners.nearest(call, call.self(), Owners.CLOUD_REGION);
    Object name = region == null ? null : call.property(region, "name");
    return name == null ? null : Text.str(name);
  }

  /** A router without a gateway may be in the making: it is looked at for half a minute. */
  @NativeMethod
  String getDefaultRouter(NativeCall call) {
    long deadline = System.nanoTime() + ROUTER_PATIENCE.toNanos();
    Duration pause = Duration.ofSeconds(1);
    while (true) {
      try {
        return call.blocking(networking::defaultRouter);
      } catch (RouterNotFoundException e) {
        throw NativeException.keyError(Text.repr(e.getMessage()));
      } catch (RouterUnavailableException e) {
        if (System.nanoTime() + pause.toNanos() > deadline) {
          String message = e.getMessage() == null ? "" : e.getMessage();
          throw new NativeException(ROUTER_INFO, message);
        }
      }
      call.sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  @NativeMethod
  @Nullable String getAvailableCidr(
      NativeCall call, @Nullable String routerId, String netId, @Default("4") int ipVersion) {
    return call.blocking(() -> networking.availableCidr(routerId, netId, ipVersion));
  }

  @NativeMethod
  List<String> getDefaultDns(@Default("4") int ipVersion) {
    return networking.defaultDns(ipVersion);
  }

  @NativeMethod
  @Nullable String getExternalNetworkIdForRouter(NativeCall call, String routerId) {
    return call.blocking(() -> networking.externalNetworkOfRouter(routerId));
  }

  @NativeMethod
  @Nullable String getExternalNetworkIdForNetwork(NativeCall call, String networkId) {
    return call.blocking(() -> networking.externalNetworkOfNetwork(networkId));
  }

  @NativeMethod
  List<Map<String, @Nullable Object>> listNetworks(NativeCall call) {
    return call.blocking(networking::networks);
  }

  @NativeMethod
  List<Map<String, @Nullable Object>> listSubnetworks(NativeCall call) {
    return call.blocking(networking::subnets);
  }

  @NativeMethod
  List<Map<String, @Nullable Object>> listPorts(NativeCall call) {
    return call.blocking(networking::ports);
  }

  @NativeMethod
  List<Map<String, @Nullable Object>> listNeutronExtensions(NativeCall call) {
    return call.blocking(networking::extensions);
  }
}
