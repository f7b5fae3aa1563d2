package io.murano.conductor.muranopl.serialization;

import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.execution.MetaInstance;
import io.murano.conductor.muranopl.execution.MetaStore;
import io.murano.conductor.muranopl.object.DestructionDependency;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.muranopl.type.MuranoProperty;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the properties and the header of one object; values are left as they are. */
final class ObjectWriter {

  private static final String SERIALIZE = "io.murano.metadata.engine.Serialize";
  private static final String METADATA = "io.murano.metadata.";
  private static final String ACTIONS = "_actions";

  private final Execution execution;
  private final ObjectSerializer.Options options;

  ObjectWriter(Execution execution, ObjectSerializer.Options options) {
    this.execution = execution;
    this.options = options;
  }

  Map<@Nullable Object, @Nullable Object> write(MuranoObject object) {
    Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
    Map<@Nullable Object, @Nullable Object> properties = properties(object);
    Map<@Nullable Object, @Nullable Object> header = header(object);
    if (options.format() == DumpFormat.INLINE) {
      result.put(object.type(), FrozenDict.copyOf(properties));
      result.putAll(header);
    } else {
      result.putAll(properties);
      header.put(
          "type",
          options.format() == DumpFormat.MIXED ? object.type() : object.type().typeString());
      result.put("?", FrozenDict.copyOf(header));
    }
    return result;
  }

  private Map<@Nullable Object, @Nullable Object> properties(MuranoObject object) {
    Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
    MuranoObject real = object.real();
    List<MuranoClass> views = new ArrayList<>(real.type().views().from(object.type()));
    java.util.Collections.reverse(views);
    for (MuranoClass view : views) {
      for (MuranoProperty property : view.properties().values()) {
        if (property.usage().isSerialized() && real.hasSlot(property.name())) {
          result.put(property.name(), value(property, real.slot(property.name())));
        }
      }
    }
    return result;
  }

  private @Nullable Object value(MuranoProperty property, @Nullable Object value) {
    if (options.references() && value instanceof MuranoObject object) {
      MetaInstance meta = MetaStore.find(execution.metadata().ofProperty(property), SERIALIZE);
      if (meta != null && "reference".equals(meta.property("as"))) {
        return object.id();
      }
    }
    return value;
  }

  private Map<@Nullable Object, @Nullable Object> header(MuranoObject object) {
    Map<@Nullable Object, @Nullable Object> header = new LinkedHashMap<>();
    header.put("id", object.id());
    header.put("name", object.name());
    header.put("metadata", object.metadata());
    if (object.isDestroyed()) {
      header.put("destroyed", true);
    }
    if (options.dependencies()) {
      Tuple dependencies = dependencies(object);
      if (!dependencies.isEmpty()) {
        header.put("dependencies", FrozenDict.of("onDestruction", dependencies));
      }
    }
    if (options.designer()) {
      Map<String, @Nullable Object> attributes =
          execution.designerAttributes().getOrDefault(object.id(), Map.of());
      header.putAll(attributes);
      header.put(ACTIONS, actions(object, attributes.get(ACTIONS)));
    }
    return header;
  }

  private Tuple dependencies(MuranoObject object) {
    List<Object> result = new ArrayList<>();
    for (DestructionDependency dependency : object.destructionDependencies()) {
      if (!execution.destruction().isDoomed(dependency.subscriber())) {
        result.add(
            FrozenDict.builder(2)
                .put("subscriber", dependency.subscriber().id())
                .put("handler", dependency.handler())
                .build());
      }
    }
    return Tuple.copyOf(result);
  }

  private FrozenDict actions(MuranoObject object, @Nullable Object known) {
    YaqlDict former = known instanceof YaqlDict dict ? dict : FrozenDict.EMPTY;
    FrozenDict.Builder result = FrozenDict.builder(4);
    for (MuranoMethod method : object.real().type().findMethods(MuranoMethod::isExposed)) {
      String id = object.id() + "_" + method.name();
      result.put(id, action(method, former.get(id)));
    }
    return result.build();
  }

  private FrozenDict action(MuranoMethod method, @Nullable Object former) {
    FrozenDict.Builder entry =
        former instanceof YaqlDict dict
            ? FrozenDict.builder(dict)
            : FrozenDict.builder(4).put("enabled", true);
    List<MetaInstance> metadata = execution.metadata().ofMethod(method);
    entry.put("name", method.name());
    MetaInstance title = MetaStore.find(metadata, METADATA + "Title");
    entry.put("title", title == null ? method.name() : title.property("text"));
    MetaInstance description = MetaStore.find(metadata, METADATA + "Description");
    if (description != null) {
      entry.put("description", description.property("text"));
    }
    MetaInstance help = MetaStore.find(metadata, METADATA + "HelpText");
    if (help != null) {
      entry.put("helpText", help.property("text"));
    }
    return entry.build();
  }
}
