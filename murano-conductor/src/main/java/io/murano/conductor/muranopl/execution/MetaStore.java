package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MetaAttachment;
import io.murano.conductor.muranopl.type.MetaTraits;
import io.murano.conductor.muranopl.type.MethodArgument;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.type.MuranoProperty;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.FrozenDict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of packages, classes and members (contract muranopl §2.6). Instances are made when they
 * are first asked for and kept for the execution.
 */
public final class MetaStore {

  private final Execution execution;
  private final Map<MetaAttachment, MetaInstance> instances = new IdentityHashMap<>();
  private final Map<Object, List<MetaInstance>> effective = new IdentityHashMap<>();

  MetaStore(Execution execution) {
    this.execution = execution;
  }

  /** Returns the metadata attached to a package. */
  public List<MetaInstance> ofPackage(MuranoPackage murano) {
    return remembered(murano, () -> own(execution.types().packageMeta(murano)));
  }

  /** Returns the metadata of a class, inherited metadata included. */
  public List<MetaInstance> ofType(MuranoClass type) {
    return remembered(type, () -> merged(type, MuranoClass::meta));
  }

  /** Returns the metadata of a method, inherited metadata included. */
  public List<MetaInstance> ofMethod(MuranoMethod method) {
    return remembered(
        method,
        () ->
            merged(
                method.declaringType(),
                type -> {
                  MuranoMethod own = type.methods().get(method.name());
                  return own == null ? List.of() : own.meta();
                }));
  }

  /** Returns the metadata of a property, inherited metadata included. */
  public List<MetaInstance> ofProperty(MuranoProperty property) {
    return remembered(
        property,
        () ->
            merged(
                property.declaringType(),
                type -> {
                  MuranoProperty own = type.properties().get(property.name());
                  return own == null ? List.of() : own.meta();
                }));
  }

  /** Returns the metadata attached to an argument. */
  public List<MetaInstance> ofArgument(MethodArgument argument) {
    return remembered(argument, () -> own(argument.meta()));
  }

  private List<MetaInstance> remembered(Object key, Supplier<List<MetaInstance>> maker) {
    List<MetaInstance> known = effective.get(key);
    if (known == null) {
      known = maker.get();
      effective.put(key, known);
    }
    return known;
  }

  /** Returns the first instance of a metadata class, or null. */
  public static @Nullable MetaInstance find(List<MetaInstance> metadata, String className) {
    for (MetaInstance meta : metadata) {
      if (meta.type().name().equals(className)) {
        return meta;
      }
    }
    return null;
  }

  private List<MetaInstance> merged(
      MuranoClass start, Function<MuranoClass, List<MetaAttachment>> declared) {
    List<Owned> found = merge(start, List.of(start), Set.of(), declared);
    return found.stream().map(Owned::instance).toList();
  }

  private record Owned(MuranoClass source, MetaInstance instance) {}

  /**
   * Collects the metadata of classes and their ancestors. On each path a nearer class hides the
   * single instances of farther ones; two paths that bring different ones conflict.
   */
  private List<Owned> merge(
      MuranoClass start,
      List<MuranoClass> types,
      Set<MuranoClass> hidden,
      Function<MuranoClass, List<MetaAttachment>> declared) {
    List<Owned> all = new ArrayList<>();
    for (MuranoClass type : types) {
      Set<MuranoClass> hiddenAbove = new HashSet<>(hidden);
      for (MetaInstance instance : own(declared.apply(type))) {
        MuranoClass metaClass = instance.type();
        boolean inherited = traits(metaClass).inherited();
        if (!type.equals(start) && (!inherited || hidden.contains(metaClass))) {
          continue;
        }
        if (!traits(metaClass).many()) {
          hiddenAbove.add(metaClass);
        }
        all.add(new Owned(type, instance));
      }
      all.addAll(merge(start, type.parents(), hiddenAbove, declared));
    }
    return withoutRepetitions(all);
  }

  private static List<Owned> withoutRepetitions(List<Owned> all) {
    Map<MuranoClass, MuranoClass> sources = new LinkedHashMap<>();
    Set<MetaInstance> seen = new HashSet<>();
    List<Owned> result = new ArrayList<>();
    for (Owned item : all) {
      MuranoClass metaClass = item.instance().type();
      MuranoClass source = sources.get(metaClass);
      if (source != null) {
        if (!source.equals(item.source())) {
          throw NativeException.valueError(
              "Found more than one instance of Meta " + metaClass.name() + " with Cardinality One");
        }
        continue;
      }
      if (!traits(metaClass).many()) {
        sources.put(metaClass, item.source());
      }
      if (seen.add(item.instance())) {
        result.add(item);
      }
    }
    return result;
  }

  private static MetaTraits traits(MuranoClass metaClass) {
    MetaTraits traits = metaClass.metaTraits();
    if (traits == null) {
      throw new IllegalStateException(metaClass + " is not a metadata class");
    }
    return traits;
  }

  private List<MetaInstance> own(List<MetaAttachment> attachments) {
    List<MetaInstance> result = new ArrayList<>(attachments.size());
    for (MetaAttachment attachment : attachments) {
      MetaInstance instance = instances.get(attachment);
      if (instance == null) {
        instance = create(attachment);
        instances.put(attachment, instance);
      }
      result.add(instance);
    }
    return result;
  }

  private MetaInstance create(MetaAttachment attachment) {
    Context context = execution.contexts().ofType(attachment.declaringType());
    Object properties = attachment.properties().evaluate(context);
    FrozenDict model =
        FrozenDict.of(
            attachment.metaClass().reference(), properties == null ? FrozenDict.EMPTY : properties);
    MuranoObject object =
        execution
            .loader()
            .load(
                model,
                LoadRequest.builder(context)
                    .scopeType(attachment.declaringType())
                    .bypassStore()
                    .build());
    return new MetaInstance(object, attachment.declaringType());
  }
}
