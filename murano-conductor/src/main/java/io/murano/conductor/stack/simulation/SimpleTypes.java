package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.ResourceType;
import io.murano.conductor.stack.engine.StackResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resource types behind which there is nothing but what they remember. */
final class SimpleTypes {

  private SimpleTypes() {}

  /** Returns {@code OS::Heat::Value}, {@code None} and the wait conditions. */
  static List<ResourceType> all() {
    return List.of(
        new Remembering(
            "OS::Heat::Value",
            PropertySchema.of(
                Property.any("value").required().updatable(),
                Property.string("type")
                    .updatable()
                    .oneOf("string", "number", "comma_delimited_list", "json", "boolean")),
            Set.of("value"),
            SimpleTypes::value),
        new Remembering("OS::Heat::None", PropertySchema.any(), Set.of(), resource -> Map.of()),
        new Remembering(
            "OS::Heat::WaitConditionHandle",
            PropertySchema.of(
                Property.string("signal_transport")
                    .withDefault("TOKEN_SIGNAL")
                    .oneOf(
                        "CFN_SIGNAL",
                        "TEMP_URL_SIGNAL",
                        "HEAT_SIGNAL",
                        "NO_SIGNAL",
                        "ZAQAR_SIGNAL",
                        "TOKEN_SIGNAL")),
            Set.of("token", "endpoint", "curl_cli", "signal"),
            resource -> handle()),
        new Remembering(
            "OS::Heat::WaitCondition",
            PropertySchema.of(
                Property.string("handle").required(),
                Property.number("timeout").required().atLeast(1),
                Property.integer("count").withDefault(1L).updatable().atLeast(1)),
            Set.of("data"),
            resource -> Map.of("data", "{}")));
  }

  private static Map<String, @Nullable Object> value(StackResource resource) {
    Object value = resource.properties().get("value");
    return value == null ? Map.of() : Map.of("value", value);
  }

  /**
   * Simulated machines never run what would signal the handle, so there is nothing to signal to; a
   * script that does nevertheless calls a command that does nothing.
   */
  private static Map<String, @Nullable Object> handle() {
    return Map.of("token", "", "endpoint", "", "curl_cli", "true", "signal", "{}");
  }

  /**
   * A type that works out once what it shows.
   *
   * @param name name of the type
   * @param properties its properties
   * @param attributes its attributes
   * @param state works out the values of the attributes
   */
  private record Remembering(
      String name,
      PropertySchema properties,
      Set<String> attributes,
      Function<StackResource, Map<String, @Nullable Object>> state)
      implements ResourceType {

    @Override
    public boolean hasAttribute(String attribute) {
      return attributes.isEmpty() || ResourceType.super.hasAttribute(attribute);
    }

    @Override
    public ResourceOutcome create(StackResource resource) {
      return new ResourceOutcome(resource.physicalId(), state.apply(resource));
    }

    @Override
    public void delete(StackResource resource) {}

    @Override
    public @Nullable Object attribute(StackResource resource, String attribute) {
      return attribute.equals("show") ? resource.state() : resource.state().get(attribute);
    }
  }
}
