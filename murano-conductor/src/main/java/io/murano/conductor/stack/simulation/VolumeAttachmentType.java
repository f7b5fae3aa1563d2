package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Cinder::VolumeAttachment}. */
final class VolumeAttachmentType extends InventoryType {

  VolumeAttachmentType(SimulatedNetwork network) {
    super(
        "OS::Cinder::VolumeAttachment",
        Kind.VOLUME_ATTACHMENT,
        PropertySchema.of(
            Property.string("instance_uuid").required().updatable(),
            Property.string("volume_id").required().updatable(),
            Property.string("mountpoint").updatable()),
        Set.of(),
        network);
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    CloudObject server =
        network().require(resource.stack(), Kind.SERVER, resource.requiredText("instance_uuid"));
    CloudObject volume =
        network().require(resource.stack(), Kind.VOLUME, resource.requiredText("volume_id"));
    return body(volume.id(), server.id(), resource.text("mountpoint", "/dev/vdb"));
  }

  /** Returns what the block storage service says about an attachment. */
  static Map<String, @Nullable Object> body(String volumeId, String serverId, String device) {
    return Map.of(
        "id", volumeId,
        "volume_id", volumeId,
        "attachment_id", SimulatedNetwork.fixedId(serverId, "attachment", volumeId),
        "server_id", serverId,
        "device", device,
        "host_name", "");
  }
}
