package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.StackStatus;
import io.murano.conductor.stack.StackStatus.Progress;
import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.hot.CompiledResource;
import io.murano.conductor.stack.hot.CompositeScope;
import io.murano.conductor.stack.hot.DeletionPolicy;
import io.murano.conductor.stack.hot.Expression;
import io.murano.conductor.stack.hot.HotException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the resources of a stack to what its template says: those that are missing are created,
 * those that differ are updated or replaced, then those that are in the way are deleted. Resources
 * without effects are handled many to a transaction; before an effect everything is written down,
 * so that another process can go on from there. Used by one thread, once.
 */
final class Convergence {

  private static final Logger log = LoggerFactory.getLogger(Convergence.class);
  private static final StackStatus UPDATING =
      new StackStatus(StackStatus.UPDATE, Progress.IN_PROGRESS);

  private final StackRun run;
  private final StackPlan plan;
  private final ResourceScope scope;
  private final CompositeScope evaluation;
  private final List<ResourceRecord> doomed = new ArrayList<>();

  Convergence(StackRun run, StackPlan plan) {
    this.run = run;
    this.plan = plan;
    this.scope = new ResourceScope(run.stack().identity(), run.types());
    this.evaluation = new CompositeScope(plan.template().resources(), scope);
  }

  /**
   * Runs to the end.
   *
   * @return the values of the outputs
   * @throws ResourceFailure if a resource fails; the rest is left as it is then
   */
  Map<String, @Nullable Object> run() {
    run.records().forEach(this::load);
    Queue<String> waiting = new ArrayDeque<>(plan.order());
    ResourceRecord realised = null;
    while (!waiting.isEmpty() || realised != null) {
      ResourceRecord finished = realised;
      Batch batch = run.write(writer -> batch(finished, waiting, writer));
      if (batch.failure() != null) {
        throw batch.failure();
      }
      realised = batch.effect();
      if (realised != null) {
        realised = realised.with(run.effect(realised, type(realised)::realise));
      }
    }
    run.delete(doomed);
    return outputs();
  }

  /** Evaluates the outputs; one that cannot be evaluated is null. */
  Map<String, @Nullable Object> outputs() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    plan.template()
        .outputs()
        .forEach((name, expression) -> values.put(name, output(name, expression)));
    return values;
  }

  private @Nullable Object output(String name, Expression expression) {
    try {
      return expression.evaluate(evaluation);
    } catch (HotException e) {
      log.warn("Output {} of stack {}: {}", name, run.stack().key().name(), e.getMessage());
      return null;
    }
  }

  private void load(ResourceRecord record) {
    CompiledResource wanted = plan.template().resources().get(record.name());
    if (record.superseded() || wanted == null || wanted.composite() != null) {
      doomed.add(record);
    } else {
      scope.put(record);
    }
  }

  /** Handles resources up to the next effect. */
  private Batch batch(
      @Nullable ResourceRecord realised, Queue<String> waiting, StackWriter writer) {
    try {
      if (realised != null) {
        complete(realised, writer);
      }
      while (!waiting.isEmpty()) {
        CompiledResource resource = plan.resource(waiting.remove());
        ResourceRecord effect = resource.composite() == null ? converge(resource, writer) : null;
        if (effect != null) {
          return new Batch(effect, null);
        }
      }
      return new Batch(null, null);
    } catch (ResourceFailure e) {
      return new Batch(null, e);
    }
  }

  private void complete(ResourceRecord record, StackWriter writer) {
    ResourceRecord complete = record.with(Progress.COMPLETE, "");
    scope.put(complete);
    writer.save(complete);
    log.debug("Stack {}: {} {}", run.stack().key().name(), record.name(), complete.status());
  }

  /** Returns the resource if it has an effect to be realised. */
  private @Nullable ResourceRecord converge(CompiledResource wanted, StackWriter writer) {
    ResourceRecord existing = scope.get(wanted.name());
    Desired desired;
    try {
      desired = desired(wanted);
    } catch (HotException e) {
      throw refused(existing, wanted, e, writer);
    }
    if (existing == null || !existing.type().equals(wanted.type()) || isHalfDeleted(existing)) {
      return replace(existing, desired, writer);
    }
    if (existing.status().equals(StackStatus.of("CREATE_FAILED"))) {
      return recreate(existing, desired, writer);
    }
    if (!existing.exists()) {
      return create(existing, desired, writer);
    }
    return adjust(existing, desired, writer);
  }

  private Desired desired(CompiledResource wanted) {
    String path = "resources." + wanted.name();
    Object properties = wanted.properties().evaluate(evaluation);
    if (!(properties instanceof Map<?, ?> map)) {
      throw HotException.at(
          path + ".properties", "expected a map, got " + StackValues.described(properties));
    }
    Object metadata = wanted.metadata().evaluate(evaluation);
    if (!(metadata instanceof Map<?, ?> data)) {
      throw HotException.at(
          path + ".metadata", "expected a map, got " + StackValues.described(metadata));
    }
    ResourceType type = run.types().get(wanted.type(), wanted.name());
    Map<String, @Nullable Object> accepted =
        wanted.externalId() != null && map.isEmpty()
            ? Map.of()
            : type.properties().accept(map, path + ".properties");
    return new Desired(wanted, type, accepted, StackValues.immutableMap(data));
  }

  private ResourceFailure refused(
      @Nullable ResourceRecord existing,
      CompiledResource wanted,
      HotException e,
      StackWriter writer) {
    ResourceRecord record =
        existing == null
            ? ResourceRecord.begin(wanted.name(), wanted.type())
            : existing.with(UPDATING, "");
    writer.save(record.with(Progress.FAILED, StackRun.text(e)));
    return new ResourceFailure(record.status().action(), wanted.name(), StackRun.text(e));
  }

  private static boolean isHalfDeleted(ResourceRecord record) {
    return record.status().action().equals(StackStatus.DELETE);
  }

  private @Nullable ResourceRecord replace(
      @Nullable ResourceRecord existing, Desired desired, StackWriter writer) {
    if (existing != null) {
      type(existing).prepareReplacement(run.view(existing));
      ResourceRecord superseded = existing.supersede();
      writer.save(superseded);
      doomed.add(superseded);
      scope.remove(existing);
    }
    CompiledResource wanted = desired.resource();
    return create(ResourceRecord.begin(wanted.name(), wanted.type()), desired, writer);
  }

  /** A resource that never came to be makes room for another attempt. */
  private @Nullable ResourceRecord recreate(
      ResourceRecord failed, Desired desired, StackWriter writer) {
    run.attempt(
        failed,
        writer,
        () -> {
          type(failed).prepareReplacement(run.view(failed));
          return failed;
        });
    return replace(failed, desired, writer);
  }

  private @Nullable ResourceRecord create(
      ResourceRecord record, Desired desired, StackWriter writer) {
    ResourceRecord begun =
        record.with(requires(desired), desired.policy()).with(Progress.IN_PROGRESS, "");
    return decide(begun, desired, Set.of(), writer);
  }

  private @Nullable ResourceRecord adjust(
      ResourceRecord existing, Desired desired, StackWriter writer) {
    Set<String> changed = PropertySchema.changed(existing.properties(), desired.properties());
    ResourceType type = desired.type();
    boolean replaced =
        !changed.isEmpty()
            && (!type.properties().areUpdatable(changed)
                || type.mustReplace(existing.properties(), desired.properties()));
    if (replaced) {
      return replace(existing, desired, writer);
    }
    ResourceRecord kept = existing.with(requires(desired), desired.policy());
    boolean same = changed.isEmpty() && existing.metadata().equals(desired.metadata());
    if (same && !existing.isUnfinished(StackStatus.UPDATE)) {
      if (!kept.equals(existing)) {
        writer.save(kept);
        scope.put(kept);
      }
      return null;
    }
    return decide(kept.with(UPDATING, ""), desired, changed, writer);
  }

  private @Nullable ResourceRecord decide(
      ResourceRecord begun, Desired desired, Set<String> changed, StackWriter writer) {
    ResourceRecord decided =
        run.attempt(
            begun,
            writer,
            () ->
                begun.decided(
                    desired.properties(), desired.metadata(), outcome(begun, desired, changed)));
    if (desired.type().hasEffects() && desired.resource().externalId() == null) {
      writer.save(decided);
      scope.put(decided);
      return decided;
    }
    complete(decided, writer);
    return null;
  }

  private ResourceOutcome outcome(ResourceRecord begun, Desired desired, Set<String> changed) {
    String externalId = desired.resource().externalId();
    if (externalId != null) {
      return ResourceOutcome.of(externalId);
    }
    StackResource resource =
        new StackResource(
            run.stack().identity(),
            begun.name(),
            begun.physicalId(),
            desired.properties(),
            desired.metadata(),
            begun.state(),
            changed);
    return begun.status().action().equals(StackStatus.CREATE)
        ? desired.type().create(resource)
        : desired.type().update(resource);
  }

  private Set<String> requires(Desired desired) {
    return plan.requires().getOrDefault(desired.resource().name(), Set.of());
  }

  private ResourceType type(ResourceRecord record) {
    return run.types().get(record.type(), record.name());
  }

  /** What came of a batch: the resource whose effect is due, or the failure that ended it. */
  private record Batch(@Nullable ResourceRecord effect, @Nullable ResourceFailure failure) {}

  /** What a resource shall be, with all references resolved. */
  private record Desired(
      CompiledResource resource,
      ResourceType type,
      Map<String, @Nullable Object> properties,
      Map<String, @Nullable Object> metadata) {

    DeletionPolicy policy() {
      return resource.externalId() == null ? resource.deletionPolicy() : DeletionPolicy.RETAIN;
    }
  }
}
