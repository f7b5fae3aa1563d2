package io.murano.conductor.muranopl.schema;

import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.execution.MetaInstance;
import io.murano.conductor.muranopl.execution.MetaStore;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.value.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What metadata says about the presentation of a class and its members in forms. */
final class FormHints {

  private static final String METADATA = "io.murano.metadata.";
  private static final String POSITION = METADATA + "forms.Position";
  private static final String SECTION = METADATA + "forms.Section";

  private final Execution execution;
  private final Map<String, Integer> weights = new LinkedHashMap<>();

  FormHints(Execution execution, MuranoClass type) {
    this.execution = execution;
    List<MuranoClass> level = List.of(type);
    for (int weight = 0; !level.isEmpty(); weight++) {
      List<MuranoClass> next = new ArrayList<>();
      for (MuranoClass candidate : level) {
        if (weights.putIfAbsent(candidate.name(), weight) == null) {
          next.addAll(candidate.parents());
        }
      }
      level = next;
    }
  }

  /** Adds texts, visibility and position. */
  void describe(List<MetaInstance> metadata, BiConsumer<String, @Nullable Object> schema) {
    value(metadata, METADATA + "Title", "text", "title", schema);
    value(metadata, METADATA + "Description", "text", "description", schema);
    value(metadata, METADATA + "HelpText", "text", "helpText", schema);
    value(metadata, METADATA + "forms.Hidden", "visible", "visible", schema);
    MetaInstance position = MetaStore.find(metadata, POSITION);
    if (position != null) {
      schema.accept("formSection", property(position, "section"));
      Long order = order(position);
      if (order != null) {
        schema.accept("formIndex", order);
      }
    }
  }

  private void value(
      List<MetaInstance> metadata,
      String className,
      String property,
      String member,
      BiConsumer<String, @Nullable Object> schema) {
    MetaInstance found = MetaStore.find(metadata, className);
    if (found != null) {
      schema.accept(member, property(found, property));
    }
  }

  private @Nullable Object property(MetaInstance instance, String name) {
    return execution.properties().get(instance.object(), name, null);
  }

  private int weight(MetaInstance instance) {
    return weights.getOrDefault(instance.declaringType().name(), 0);
  }

  /** Returns a number that orders by index, then puts farther ancestors first. */
  private @Nullable Long order(MetaInstance instance) {
    Object index = property(instance, "index");
    return index == null
        ? null
        : ((long) Numbers.toDouble(index) + 1) * weights.size() - weight(instance);
  }

  /** Returns the sections of a form by name, numbered from 0. */
  Map<String, Object> sections(List<MetaInstance> metadata) {
    Map<Object, MetaInstance> byName = new LinkedHashMap<>();
    for (MetaInstance section : metadata) {
      if (section.type().name().equals(SECTION)) {
        byName.merge(String.valueOf(property(section, "name")), section, this::nearer);
      }
    }
    List<MetaInstance> ordered = new ArrayList<>();
    List<MetaInstance> unordered = new ArrayList<>();
    for (MetaInstance section : byName.values()) {
      (order(section) == null ? unordered : ordered).add(section);
    }
    ordered.sort(java.util.Comparator.comparing(this::order));
    Map<String, Object> result = new LinkedHashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      result.put(name(ordered.get(i)), section(ordered.get(i), (long) i));
    }
    unordered.forEach(section -> result.put(name(section), section(section, null)));
    return result;
  }

  private String name(MetaInstance section) {
    return String.valueOf(property(section, "name"));
  }

  private Map<String, @Nullable Object> section(MetaInstance section, @Nullable Long index) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("title", property(section, "title"));
    if (index != null) {
      result.put("index", index);
    }
    return result;
  }

  /**
   * Of two sections with the same name the nearer one counts, then the one with the lower index.
   */
  private MetaInstance nearer(MetaInstance known, MetaInstance other) {
    if (weight(known) != weight(other)) {
      return weight(known) < weight(other) ? known : other;
    }
    Long knownOrder = order(known);
    Long otherOrder = order(other);
    boolean otherWins = otherOrder != null && (knownOrder == null || knownOrder > otherOrder);
    return otherWins ? other : known;
  }
}
