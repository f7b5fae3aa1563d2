package io.murano.conductor.muranopl.serialization;

import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.execution.LoadRequest;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import org.jspecify.annotations.Nullable;

/** Loads models into an execution (contract muranopl §5.2). */
public final class ModelLoader {

  private ModelLoader() {}

  /**
   * Loads {@code Attributes}, {@code Objects} and {@code ObjectsCopy}.
   *
   * @return the root object; null if there is none
   */
  public static @Nullable MuranoObject load(Execution execution, YaqlDict model) {
    loadAttributes(execution, model.get("Attributes"));
    Object objects = model.get("Objects");
    MuranoObject root = objects == null ? null : loadGraph(execution, objects);
    Object copy = model.get("ObjectsCopy");
    if (Values.truth(copy)) {
      loadGraph(execution, copy);
    }
    return root;
  }

  private static MuranoObject loadGraph(Execution execution, @Nullable Object model) {
    return execution.loader().load(model, LoadRequest.builder(null).keepIds().build());
  }

  private static void loadAttributes(Execution execution, @Nullable Object attributes) {
    if (!Values.truth(attributes)) {
      return;
    }
    if (!(attributes instanceof YaqlSequence records)) {
      throw invalid(attributes);
    }
    for (Object record : records) {
      if (!(record instanceof YaqlSequence fields) || fields.size() != 4) {
        throw invalid(record);
      }
      execution
          .attributes()
          .load(
              Text.str(fields.get(0)),
              Text.str(fields.get(1)),
              Text.str(fields.get(2)),
              fields.get(3));
    }
  }

  private static NativeException invalid(@Nullable Object value) {
    return NativeException.valueError(
        "an attribute is a list of object id, class, name and value, not " + Text.repr(value));
  }
}
