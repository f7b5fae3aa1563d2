package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.hot.StackIdentity;
import java.util.List;
import java.util.Map;

/**
 * What a machine shall be.
 *
 * @param id identifier of the server
 * @param name name of the server
 * @param stack stack it belongs to
 * @param networks its networks with its addresses in them, primary first
 * @param floating external networks with the addresses by which it is reached from outside
 * @param userData what a machine gets at its first boot; may hold secrets
 * @param files files to be put into it, by absolute path; may hold secrets
 * @param image name of its image; empty for none
 * @param flavor name of its flavor
 */
public record Machine(
    String id,
    String name,
    StackIdentity stack,
    List<Interface> networks,
    List<Interface> floating,
    String userData,
    Map<String, String> files,
    String image,
    String flavor) {

  /**
   * A network a machine is in.
   *
   * @param networkId id of the network
   * @param networkName name of the network
   * @param cidr block of the address's subnet
   * @param address the machine's address
   */
  public record Interface(String networkId, String networkName, String cidr, String address) {}

  /** Copies the members. */
  public Machine {
    networks = List.copyOf(networks);
    floating = List.copyOf(floating);
    files = Map.copyOf(files);
  }

  /** Returns the machine's addresses in its networks. */
  public List<String> addresses() {
    return networks.stream().map(Interface::address).toList();
  }

  /** Returns a text without user data and files, which may hold secrets. */
  @Override
  public String toString() {
    return "Machine[%s, id=%s, stack=%s, addresses=%s]"
        .formatted(name, id, stack.name(), addresses());
  }
}
