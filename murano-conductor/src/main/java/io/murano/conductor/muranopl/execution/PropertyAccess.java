package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.Contract;
import io.murano.conductor.muranopl.type.Contract.Mode;
import io.murano.conductor.muranopl.type.ContractScope;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoProperty;
import io.murano.conductor.muranopl.type.PropertyUsage;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes properties under the rules of visibility and contracts (muranopl §2.3). */
public final class PropertyAccess {

  private final Execution execution;
  private final Map<MuranoProperty, @Nullable Object> statics = new IdentityHashMap<>();

  PropertyAccess(Execution execution) {
    this.execution = execution;
  }

  /**
   * Reads a property.
   *
   * @param object the object, or the view of it that code holds
   * @param reader frame of the code that reads; null for the engine
   */
  public @Nullable Object get(MuranoObject object, String name, @Nullable Frame reader) {
    MuranoClass viewpoint = viewpoint(object, reader);
    MuranoClass start = viewpoint == null ? object.type() : viewpoint;
    if (start.declaresProperty(name)) {
      MuranoObject real = object.real();
      MuranoProperty property = real.type().findSingleProperty(name);
      if (property.usage() == PropertyUsage.STATIC) {
        return getStatic(property.declaringType(), name, reader);
      }
      return real.slot(name);
    }
    if (viewpoint == null) {
      throw DslException.propertyRead(name, start.name());
    }
    return object.cast(viewpoint).slot(name);
  }

  /** Returns the class of the code if the object is, for that code, one of its own kind. */
  private static @Nullable MuranoClass viewpoint(MuranoObject object, @Nullable Frame frame) {
    MuranoClass type = frame == null ? null : frame.type();
    return type != null && type.isCompatible(object.type()) ? type : null;
  }

  /**
   * Writes a property.
   *
   * @param object the object, or the view of it that code holds
   * @param writer frame of the code that writes; null for the engine, which may write anything
   */
  public void set(
      MuranoObject object, String name, @Nullable Object value, @Nullable Frame writer) {
    write(object, name, value, writer, false);
  }

  /** Writes a property, or only checks the value if {@code dryRun}. */
  void write(
      MuranoObject object,
      String name,
      @Nullable Object value,
      @Nullable Frame writer,
      boolean dryRun) {
    MuranoClass viewpoint = viewpoint(object, writer);
    MuranoObject real = object.real();
    MuranoClass start = viewpoint == null ? real.type() : viewpoint;
    if (start.declaresProperty(name)) {
      writeDeclared(object, name, value, writer, dryRun);
    } else if (viewpoint != null) {
      if (!dryRun) {
        object.cast(viewpoint).setSlot(name, value);
      }
    } else {
      throw DslException.propertyWrite(name, start.name());
    }
  }

  private void writeDeclared(
      MuranoObject object,
      String name,
      @Nullable Object value,
      @Nullable Frame writer,
      boolean dryRun) {
    MuranoObject real = object.real();
    MuranoProperty ultimate = real.type().findSingleProperty(name);
    List<MuranoProperty> declarations = declarations(real, name);
    boolean foreign = viewpoint(object, writer) == null;
    Object converted = value;
    for (MuranoProperty property : declarations) {
      if (writer != null
          && writer.type() != null
          && !writer.isConstructing()
          && (foreign || !property.usage().isWritable())) {
        throw DslException.noWriteAccess(name);
      }
      ContractScope scope = scope(property, object, writer);
      if (property == ultimate) {
        Mode mode = declarations.size() == 1 ? Mode.TRANSFORM_AND_FINALIZE : Mode.TRANSFORM;
        converted = transform(property, converted, mode, scope);
      } else {
        transform(property, converted, Mode.VALIDATE, scope);
      }
    }
    if (declarations.size() > 1) {
      Contract contract = ultimate.specification().contract();
      converted = contract.apply(Mode.FINALIZE, converted, scope(ultimate, object, writer));
    }
    if (ultimate.usage() == PropertyUsage.STATIC) {
      writeStatic(ultimate.declaringType(), name, converted, writer, dryRun);
    } else if (!dryRun) {
      real.setSlot(name, converted);
    }
  }

  private static List<MuranoProperty> declarations(MuranoObject real, String name) {
    List<MuranoProperty> result = new ArrayList<>(1);
    for (MuranoClass view : real.type().views().all()) {
      MuranoProperty property = view.properties().get(name);
      if (property != null) {
        result.add(property);
      }
    }
    return result;
  }

  private static @Nullable Object transform(
      MuranoProperty property, @Nullable Object value, Mode mode, ContractScope scope) {
    try {
      return property.specification().contract().apply(mode, value, scope);
    } catch (ContractViolationException e) {
      throw e.of(property.declaringType().name() + "." + property.name(), "");
    }
  }

  private ContractScope scope(
      MuranoProperty property, MuranoObject object, @Nullable Frame writer) {
    MuranoObject real = object.real();
    Context context = execution.contexts().ofObject(real, property.declaringType());
    MuranoClass calling = writer == null ? object.type() : writer.type();
    return new ContractScope(context, real, real, defaultValue(property, object), calling);
  }

  private DataTemplate defaultValue(MuranoProperty property, MuranoObject object) {
    if (property.usage() != PropertyUsage.STATIC) {
      YaqlDict configuration = execution.configurationOf(object.type());
      Object configured = configuration.find(property.name());
      if (configured != NoValue.INSTANCE && configured != null) {
        return DataTemplate.of(configured);
      }
    }
    return property.specification().defaultValue();
  }

  /** Reads a static property as code sees it. */
  public @Nullable Object getStatic(MuranoClass type, String name, @Nullable Frame reader) {
    MuranoProperty property = type.findStaticProperty(name);
    Object value = statics.getOrDefault(property, NoValue.INSTANCE);
    return transform(property, value, Mode.TRANSFORM_AND_FINALIZE, staticScope(property, reader));
  }

  /** Writes a static property. */
  public void setStatic(
      MuranoClass type, String name, @Nullable Object value, @Nullable Frame writer) {
    writeStatic(type, name, value, writer, false);
  }

  private void writeStatic(
      MuranoClass type,
      String name,
      @Nullable Object value,
      @Nullable Frame writer,
      boolean dryRun) {
    MuranoProperty property = type.findStaticProperty(name);
    Object converted =
        transform(property, value, Mode.TRANSFORM_AND_FINALIZE, staticScope(property, writer));
    if (!dryRun) {
      statics.put(property, converted);
    }
  }

  private ContractScope staticScope(MuranoProperty property, @Nullable Frame frame) {
    MuranoClass declaring = property.declaringType();
    return new ContractScope(
        execution.contexts().ofType(declaring),
        null,
        null,
        property.specification().defaultValue(),
        frame == null ? declaring : frame.type());
  }

  /** Returns the values of static properties, which keep objects alive. */
  Iterable<? extends @Nullable Object> staticValues() {
    return statics.values();
  }

  /** Forgets all static properties. */
  void clear() {
    statics.clear();
  }
}
