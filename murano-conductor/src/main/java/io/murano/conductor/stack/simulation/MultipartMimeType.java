package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::MultipartMime}: several configurations as one text for cloud-init. */
final class MultipartMimeType extends InventoryType {

  private final SoftwareConfigs configs;

  MultipartMimeType(SimulatedNetwork network) {
    super(
        "OS::Heat::MultipartMime",
        Kind.SOFTWARE_CONFIG,
        PropertySchema.of(
            Property.string("group").withDefault("Heat::Ungrouped"),
            Property.listOf(
                    "parts",
                    Property.string(SoftwareConfigs.CONFIG).required(),
                    Property.string("filename"),
                    Property.string("type").withDefault("text").oneOf("text", "multipart"),
                    Property.string("subtype"))
                .withDefault(List.of())),
        Set.of(SoftwareConfigs.CONFIG),
        network);
    this.configs = new SoftwareConfigs(network);
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    put(resource, resource.defaultName(), body(resource));
    return ResourceOutcome.of(resource.physicalId());
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    List<MimeMultipart.Part> parts = new ArrayList<>();
    for (Map<String, @Nullable Object> item : resource.maps("parts")) {
      String text =
          configs.text(resource.stack(), String.valueOf(item.get(SoftwareConfigs.CONFIG)));
      if ("multipart".equals(item.get("type"))) {
        parts.addAll(MimeMultipart.read(text));
      } else {
        String subtype =
            String.valueOf(Objects.requireNonNullElse(item.get("subtype"), subtypeOf(text)));
        String filename = String.valueOf(Objects.requireNonNullElse(item.get("filename"), ""));
        parts.add(new MimeMultipart.Part("text/" + subtype, filename, text));
      }
    }
    return SoftwareConfigs.body(
        resource.physicalId(),
        resource.defaultName(),
        resource.text("group", ""),
        MimeMultipart.write(parts));
  }

  /** Cloud-init tells kinds of user data by how they begin. */
  private static String subtypeOf(String text) {
    if (text.startsWith("#cloud-config")) {
      return "cloud-config";
    }
    return text.startsWith("#!") ? "x-shellscript" : "plain";
  }
}
