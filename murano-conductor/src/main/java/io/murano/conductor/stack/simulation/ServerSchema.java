package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Properties and attributes of {@code OS::Nova::Server}. */
final class ServerSchema {

  static final Set<String> ATTRIBUTES =
      Set.of(
          "name",
          "addresses",
          "networks",
          "first_address",
          "instance_name",
          "accessIPv4",
          "accessIPv6",
          "console_urls",
          "tags",
          "os_collect_config");

  static final PropertySchema PROPERTIES =
      PropertySchema.of(
          Property.string("name").updatable(),
          Property.string("image").updatable(),
          Property.listOf(
              "block_device_mapping",
              Property.string("device_name").required(),
              Property.string("volume_id"),
              Property.string("snapshot_id"),
              Property.integer("volume_size"),
              Property.bool("delete_on_termination")),
          Property.listOf(
              "block_device_mapping_v2",
              Property.string("device_name"),
              Property.string("volume_id"),
              Property.string("image").formerly("image_id"),
              Property.string("snapshot_id"),
              Property.integer("swap_size"),
              Property.integer("ephemeral_size").atLeast(1),
              Property.string("ephemeral_format"),
              Property.string("device_type").oneOf("cdrom", "disk"),
              Property.string("disk_bus"),
              Property.integer("boot_index"),
              Property.integer("volume_size"),
              Property.bool("delete_on_termination"),
              Property.string("volume_type")),
          Property.string("flavor").required().updatable(),
          Property.string("flavor_update_policy")
              .updatable()
              .withDefault("RESIZE")
              .oneOf("RESIZE", "REPLACE"),
          Property.string("image_update_policy")
              .updatable()
              .withDefault("REBUILD")
              .oneOf("REBUILD", "REPLACE", "REBUILD_PRESERVE_EPHEMERAL"),
          Property.string("key_name"),
          Property.string("admin_user"),
          Property.string("availability_zone"),
          Property.list("security_groups").withDefault(List.of()),
          Property.listOf(
                  "networks",
                  Property.string("network").formerly("uuid"),
                  Property.string("allocate_network").oneOf("none", "auto"),
                  Property.string("fixed_ip"),
                  Property.string("port"),
                  Property.map("port_extra_properties"),
                  Property.string("subnet"),
                  Property.string("floating_ip"),
                  Property.string("tag"))
              .updatable(),
          Property.map("scheduler_hints"),
          Property.map("metadata").updatable().withDefault(Map.of()),
          Property.string("user_data_format")
              .withDefault("HEAT_CFNTOOLS")
              .oneOf("HEAT_CFNTOOLS", "RAW", "SOFTWARE_CONFIG"),
          Property.string("software_config_transport")
              .updatable()
              .withDefault("POLL_SERVER_CFN")
              .oneOf("POLL_SERVER_CFN", "POLL_SERVER_HEAT", "POLL_TEMP_URL", "ZAQAR_MESSAGE"),
          Property.string("user_data_update_policy")
              .updatable()
              .withDefault("REPLACE")
              .oneOf("REPLACE", "IGNORE", "REBUILD"),
          Property.string("user_data").updatable().withDefault(""),
          Property.string("reservation_id"),
          Property.bool("config_drive"),
          Property.string("diskConfig").oneOf("AUTO", "MANUAL"),
          Property.map("personality").withDefault(Map.of()),
          Property.string("admin_pass").updatable(),
          Property.list("tags").updatable(),
          Property.map("deployment_swift_data").updatable());

  private ServerSchema() {}
}
