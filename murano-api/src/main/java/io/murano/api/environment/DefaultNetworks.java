package io.murano.api.environment;

import io.murano.api.http.Ids;
import io.murano.api.identity.Caller;
import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.common.json.MuranoJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes the {@code defaultNetworks} of environments that bring none. */
@Component
final class DefaultNetworks {

  private static final String NAME_PLACEHOLDER = "%ENV%";

  private final NetworkingProperties properties;

  DefaultNetworks(NetworkingProperties properties) {
    this.properties = properties;
  }

  JsonNode create(String environmentName, Caller caller) {
    Path file = properties.networkConfigFile();
    return Files.isRegularFile(file)
        ? fromFile(file, environmentName)
        : generated(environmentName, driver(caller));
  }

  private NetworkingProperties.Driver driver(Caller caller) {
    NetworkingProperties.Driver configured = properties.driver();
    if (configured != null) {
      return configured;
    }
    return caller.serviceTypes().contains("network")
        ? NetworkingProperties.Driver.NEUTRON
        : NetworkingProperties.Driver.NOVA;
  }

  private static JsonNode generated(String environmentName, NetworkingProperties.Driver driver) {
    ObjectNode networks = MuranoJson.mapper().createObjectNode();
    ObjectNode network = networks.putObject("environment");
    network.putObject("?").put("id", Ids.next()).put("type", driver.networkClass());
    network.put("name", environmentName + "-network");
    networks.putNull("flat");
    return networks;
  }

  private static JsonNode fromFile(Path file, String environmentName) {
    try {
      Object document =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      return fill(MuranoJson.mapper().valueToTree(document), environmentName);
    } catch (IOException | YAMLException e) {
      throw new MuranoException(
          ErrorCode.INTERNAL, "Network configuration file " + file + " cannot be used", e);
    }
  }

  private static JsonNode fill(JsonNode node, String environmentName) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object.forEachEntry((name, value) -> copy.set(name, fill(value, environmentName)));
      if (copy.get("?") instanceof ObjectNode header) {
        header.put("id", Ids.next());
      }
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(fill(element, environmentName)));
      return copy;
    }
    return node.isString()
        ? StringNode.valueOf(node.stringValue().replace(NAME_PLACEHOLDER, environmentName))
        : node;
  }
}
