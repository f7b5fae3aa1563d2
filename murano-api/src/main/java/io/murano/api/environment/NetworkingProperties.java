package io.murano.api.environment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What networks a new environment gets (contract rest-api §1.11).
 *
 * @param driver kind of the generated network; when not set, neutron if the caller's service
 *     catalogue has a network service, else nova
 * @param networkConfigFile YAML file that becomes every new environment's {@code defaultNetworks}
 *     when it exists: {@code %ENV%} stands for the environment's name, ids are made new
 */
@Validated
@ConfigurationProperties("murano.api.networking")
record NetworkingProperties(
    @Nullable Driver driver, @DefaultValue("netconfig.yaml") Path networkConfigFile) {

  /** Kinds of networks. */
  enum Driver {
    /** OpenStack Neutron. */
    NEUTRON("io.murano.resources.NeutronNetwork"),
    /** The networks of old OpenStack Nova. */
    NOVA("io.murano.resources.NovaNetwork");

    private final String networkClass;

    Driver(String networkClass) {
      this.networkClass = networkClass;
    }

    String networkClass() {
      return networkClass;
    }
  }
}
