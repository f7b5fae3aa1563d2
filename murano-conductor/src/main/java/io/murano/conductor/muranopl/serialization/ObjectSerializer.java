package io.murano.conductor.muranopl.serialization;

import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.object.OpenValue;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a graph of objects as a tree. An object is written where its owner has it; elsewhere its
 * id stands for it, or the object itself if it is written nowhere else.
 */
public final class ObjectSerializer {

  private final Execution execution;
  private final Options options;
  private final Set<String> written = new HashSet<>();
  private boolean postponed;

  /**
   * What is written.
   *
   * @param format how headers look
   * @param references whether ids may stand for objects that are not written
   * @param designer whether entries of designers and actions are written
   * @param dependencies whether subscriptions to destruction are written
   */
  record Options(DumpFormat format, boolean references, boolean designer, boolean dependencies) {}

  private record Reference(MuranoObject object) {}

  /** A dictionary on its way: keys may be types. */
  private record Dict(Map<@Nullable Object, @Nullable Object> entries) {}

  ObjectSerializer(Execution execution, Options options) {
    this.execution = execution;
    this.options = options;
  }

  /** Returns a value with every object in it written as a model. */
  public static @Nullable Object dump(
      Execution execution, @Nullable Object value, DumpFormat format) {
    return new ObjectSerializer(execution, new Options(format, true, false, false))
        .serialize(value);
  }

  /** Returns a value as the result of an action. */
  public static @Nullable Object result(Execution execution, @Nullable Object value) {
    return dump(execution, value, DumpFormat.SERIALIZABLE);
  }

  /** Returns the ids of the objects written. */
  Set<String> written() {
    return written;
  }

  @Nullable Object serialize(@Nullable Object value) {
    MuranoObject parent = value instanceof MuranoObject object ? ownerOf(object) : null;
    Object tree = value;
    do {
      postponed = false;
      tree = pass(tree, parent);
    } while (postponed);
    return finished(tree);
  }

  private static @Nullable MuranoObject ownerOf(MuranoObject object) {
    MuranoObject owner = object.owner();
    return owner == null ? null : owner.real();
  }

  /**
   * Writes what can be written now; objects that may have to be written elsewhere are postponed.
   */
  private @Nullable Object pass(@Nullable Object value, @Nullable MuranoObject parent) {
    if (value instanceof MuranoObject object) {
      if (ownerOf(object) != parent || written.contains(object.id())) {
        postponed = true;
        return new Reference(object);
      }
      return write(object);
    }
    if (value instanceof Reference reference) {
      return canWrite(reference.object(), parent) ? write(reference.object()) : reference;
    }
    if (value instanceof Dict dict) {
      return passDict(dict.entries(), parent);
    }
    if (value instanceof YaqlDict dict) {
      return passDict(dict, parent);
    }
    if (value instanceof YaqlSequence || value instanceof YaqlSet || value instanceof List<?>) {
      List<@Nullable Object> result = new ArrayList<>();
      for (Object item : (Iterable<?>) value) {
        result.add(pass(item, parent));
      }
      return result;
    }
    return scalar(value);
  }

  private static @Nullable Object scalar(@Nullable Object value) {
    if (value instanceof TypeReference reference) {
      return reference.type().typeString();
    }
    if (value instanceof MuranoClass type) {
      return type.typeString();
    }
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof OpenValue) {
      return value;
    }
    throw NativeException.valueError("cannot serialize " + Text.repr(value));
  }

  private Dict passDict(
      Map<? extends @Nullable Object, ? extends @Nullable Object> source,
      @Nullable MuranoObject parent) {
    Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
    for (Map.Entry<? extends @Nullable Object, ? extends @Nullable Object> entry :
        source.entrySet()) {
      Object key = entry.getKey();
      boolean type =
          options.format() == DumpFormat.MIXED
              && "type".equals(key)
              && entry.getValue() instanceof MuranoClass;
      if (key instanceof MuranoClass && options.format() == DumpFormat.SERIALIZABLE) {
        key = Text.repr(key);
      }
      result.put(key, type ? entry.getValue() : pass(entry.getValue(), parent));
    }
    return new Dict(result);
  }

  private boolean canWrite(MuranoObject object, @Nullable MuranoObject parent) {
    if (written.contains(object.id())) {
      return false;
    }
    MuranoObject owner = ownerOf(object);
    if (!options.references() || owner == null) {
      return true;
    }
    return written.contains(owner.id())
        && (parent == owner || (parent != null && parent.isOwnedBy(owner)));
  }

  private Object write(MuranoObject object) {
    Map<@Nullable Object, @Nullable Object> model =
        new ObjectWriter(execution, options).write(object);
    written.add(object.id());
    return passDict(model, object.real());
  }

  /** Turns references that are still open into ids, or leaves them out if ids are not allowed. */
  private @Nullable Object finished(@Nullable Object tree) {
    if (tree instanceof Dict dict) {
      FrozenDict.Builder builder = FrozenDict.builder(dict.entries().size());
      dict.entries()
          .forEach(
              (key, value) -> {
                if (isKept(value)) {
                  builder.put(key, finished(value));
                }
              });
      return builder.build();
    }
    if (tree instanceof List<?> list && !(tree instanceof YaqlSequence)) {
      List<@Nullable Object> items = new ArrayList<>();
      for (Object item : list) {
        if (isKept(item)) {
          items.add(finished(item));
        }
      }
      return Tuple.copyOf(items);
    }
    return tree instanceof Reference reference ? reference.object().id() : tree;
  }

  private boolean isKept(@Nullable Object value) {
    return !(value instanceof Reference reference)
        || options.references()
        || written.contains(reference.object().id());
  }
}
