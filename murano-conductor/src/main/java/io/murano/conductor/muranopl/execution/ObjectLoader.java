package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.object.ObjectHeader;
import io.murano.conductor.muranopl.object.ObjectStore;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates objects from models (contract muranopl §4.3). A graph is loaded in two passes over a
 * store of its own: the first makes every object and learns all ids, the second sets the properties
 * for good; then initialisers run and the objects move to the session's store. Loads nest.
 */
public final class ObjectLoader {

  private final Execution execution;
  private final Map<ObjectStore, Load> loads = new IdentityHashMap<>();

  ObjectLoader(Execution execution) {
    this.execution = execution;
  }

  /** A graph being loaded. */
  private static final class Load {
    private final ObjectStore store;
    private final @Nullable MuranoObject rootOwner;
    private final boolean keepIds;
    private final List<Runnable> initializers = new ArrayList<>();
    private final List<Runnable> subscriptions = new ArrayList<>();

    Load(ObjectStore parent, @Nullable MuranoObject rootOwner, boolean keepIds) {
      this.store = new ObjectStore(parent);
      this.rootOwner = rootOwner;
      this.keepIds = keepIds;
    }
  }

  /**
   * Loads an object with everything it owns: as part of the graph that is being loaded if there is
   * one and the object belongs to it, else as a graph of its own.
   */
  public MuranoObject load(@Nullable Object model, LoadRequest request) {
    Load running = loads.get(execution.store());
    if (running == null || request.bypassStore() || request.owner() == running.rootOwner) {
      return loadGraph(model, request);
    }
    return loadInto(running, model, request, false);
  }

  /** Returns the objects of all graphs being loaded. */
  List<MuranoObject> objectsBeingLoaded() {
    List<MuranoObject> result = new ArrayList<>();
    for (ObjectStore store : loads.keySet()) {
      result.addAll(store.objects());
    }
    return result;
  }

  private MuranoObject loadGraph(@Nullable Object model, LoadRequest request) {
    ObjectStore parent = execution.store();
    Load load = new Load(parent, request.owner(), request.keepIds());
    loads.put(load.store, load);
    try {
      MuranoObject result =
          execution.withStore(load.store, () -> loadInto(load, model, request, true));
      if (!request.bypassStore()) {
        for (MuranoObject object : load.store.objects()) {
          if (object.isInitialized()) {
            parent.put(object.id(), object);
          }
        }
      }
      return result;
    } finally {
      loads.remove(load.store);
    }
  }

  private MuranoObject loadInto(
      Load load, @Nullable Object model, LoadRequest request, boolean root) {
    ObjectDefinition definition =
        ObjectDefinition.parse(model, request.scopeType(), execution.types());
    MuranoClass type = definition.type() == null ? request.defaultType() : definition.type();
    if (type == null) {
      throw NativeException.valueError(
          "Invalid object representation: no type information was provided");
    }
    load.store.setInitializing(load.store.isInitializing() || root);
    MuranoObject object = known(load, definition);
    if (object == null) {
      object = create(load, definition, type, request.owner());
    }
    Context context =
        request.context() == null
            ? execution.contexts().ofObject(object, object.type())
            : request.context();
    ObjectInitializer initializer =
        new ObjectInitializer(Frame.of(context), object, definition.properties());
    initializer.initialize(load.initializers::add);
    if (root) {
      load.store.setInitializing(false);
      initializer.initialize(load.initializers::add);
      runInitializers(load);
    }
    return object;
  }

  private void runInitializers(Load load) {
    load.subscriptions.forEach(Runnable::run);
    ObjectStore outer = outerStore(load);
    execution.withStore(
        outer,
        () -> {
          load.initializers.forEach(Runnable::run);
          return outer;
        });
  }

  private ObjectStore outerStore(Load load) {
    ObjectStore parent = load.store.parent();
    return parent == null ? execution.objects() : parent;
  }

  private static @Nullable MuranoObject known(Load load, ObjectDefinition definition) {
    String id = definition.id();
    if (id == null) {
      return null;
    }
    return load.keepIds ? load.store.get(id) : load.store.getOwn(id);
  }

  private MuranoObject create(
      Load load, ObjectDefinition definition, MuranoClass type, @Nullable MuranoObject owner) {
    execution.budget().object();
    String id = definition.id();
    String ownId = id != null && load.keepIds ? id : execution.branch().ids().nextId();
    MuranoObject object =
        MuranoObject.create(
            type, new ObjectHeader(ownId, owner, definition.name(), definition.metadata()));
    if (definition.isDestroyed()) {
      object.markDestroyed();
    }
    load.store.put(id == null ? ownId : id, object);
    execution.designerAttributes().put(ownId, definition.designerAttributes());
    if (definition.dependencies() instanceof YaqlDict dependencies) {
      load.subscriptions.add(() -> subscribe(object, dependencies, load.store));
    }
    return object;
  }

  private void subscribe(MuranoObject publisher, YaqlDict dependencies, ObjectStore store) {
    if (!(dependencies.get("onDestruction") instanceof YaqlIterable records)) {
      return;
    }
    for (Object entry : Tuple.drain(records.iterate())) {
      if (!(entry instanceof YaqlDict subscription)
          || !(subscription.get("subscriber") instanceof String subscriberId)) {
        throw NativeException.typeError("Invalid destruction dependency " + Text.repr(entry));
      }
      MuranoObject subscriber = store.get(subscriberId);
      if (subscriber != null) {
        Object handler = subscription.get("handler");
        execution
            .destruction()
            .subscribe(publisher, subscriber, handler == null ? null : String.valueOf(handler));
      }
    }
  }
}
