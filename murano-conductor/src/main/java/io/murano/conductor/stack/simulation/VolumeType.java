package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Cinder::Volume}. */
final class VolumeType extends InventoryType {

  VolumeType(SimulatedNetwork network) {
    super(
        "OS::Cinder::Volume",
        Kind.VOLUME,
        PropertySchema.of(
            Property.string("availability_zone"),
            Property.integer("size").updatable().atLeast(1),
            Property.string("snapshot_id"),
            Property.string("backup_id").updatable(),
            Property.string("name").updatable(),
            Property.string("description").updatable(),
            Property.string("volume_type").updatable(),
            Property.map("metadata").updatable().withDefault(Map.of()),
            Property.string("image").formerly("imageRef"),
            Property.string("source_volid"),
            Property.map("scheduler_hints"),
            Property.bool("read_only").updatable(),
            Property.bool("multiattach").withDefault(false)),
        Set.of(
            "availability_zone",
            "size",
            "snapshot_id",
            "display_name",
            "display_description",
            "volume_type",
            "metadata",
            "source_volid",
            "status",
            "created_at",
            "bootable",
            "metadata_values",
            "encrypted",
            "attachments",
            "attachments_list",
            "multiattach"),
        network);
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    boolean hasSource =
        resource.text("snapshot_id") != null
            || resource.text("source_volid") != null
            || resource.text("backup_id") != null;
    Object size = resource.properties().get("size");
    if (size == null && !hasSource) {
      throw new ResourceException(
          "A volume needs a size, or a snapshot, backup or volume to be made from");
    }
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", resource.physicalId());
    body.put("name", resource.text("name", resource.defaultName()));
    body.put("display_name", body.get("name"));
    body.put("display_description", resource.text("description"));
    body.put("size", size == null ? (Object) 1L : size);
    body.put("status", "available");
    body.put("availability_zone", resource.text("availability_zone", "nova"));
    body.put("snapshot_id", resource.text("snapshot_id"));
    body.put("source_volid", resource.text("source_volid"));
    body.put("volume_type", resource.text("volume_type"));
    body.put("bootable", String.valueOf(resource.text("image") != null));
    body.put("encrypted", false);
    body.put("metadata", resource.map("metadata"));
    body.put("metadata_values", resource.map("metadata"));
    body.put("multiattach", resource.flag("multiattach"));
    body.put("tenant_id", resource.stack().projectId());
    return body;
  }

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    List<Map<String, @Nullable Object>> attachments = attachments(resource);
    return switch (attribute) {
      case "attachments", "attachments_list" -> attachments;
      case "status" -> attachments.isEmpty() ? "available" : "in-use";
      case "show" ->
          find(resource)
              .map(volume -> volume.with(Map.of("attachments", attachments)).body())
              .orElse(null);
      default -> super.attribute(resource, attribute);
    };
  }

  private List<Map<String, @Nullable Object>> attachments(StackResource resource) {
    String region = resource.stack().region();
    String project = resource.stack().projectId();
    List<Map<String, @Nullable Object>> attachments = new ArrayList<>();
    network().inventory().list(region, project, Kind.VOLUME_ATTACHMENT).stream()
        .filter(attachment -> attachment.text("volume_id").equals(resource.physicalId()))
        .forEach(attachment -> attachments.add(attachment.body()));
    for (CloudObject server : network().inventory().list(region, project, Kind.SERVER)) {
      for (Map<String, @Nullable Object> volume :
          server.maps("os-extended-volumes:volumes_attached")) {
        if (Objects.equals(volume.get("id"), resource.physicalId())) {
          attachments.add(
              VolumeAttachmentType.body(
                  resource.physicalId(), server.id(), String.valueOf(volume.get("device"))));
        }
      }
    }
    return attachments;
  }
}
