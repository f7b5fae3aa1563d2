package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.error.ResolutionException;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.runtime.ParameterType.Fit;
import io.murano.conductor.yaql.value.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How calls of one shape choose among the visible overloads (contract yaql.md 6.4; the original's
 * {@code runner.choose_overload}): which fit by number, name and constant type, and which of them
 * won for which classes of arguments. Shared between call sites and threads.
 */
final class CallPlan {

  private static final int REMEMBERED = 6;

  private final String name;
  private final boolean method;
  private final List<FunctionDefinition> considered;
  private final List<List<Candidate>> levels;
  private final @Nullable Failure failure;
  private final boolean reusable;
  private final boolean shareable;
  private final @Nullable Selection fixed;
  private final Map<BitSet, Selection> dependent = new ConcurrentHashMap<>();
  private final @Nullable ByClasses[] selections = new ByClasses[REMEMBERED];
  private int nextSelection;

  private enum Failure {
    UNKNOWN,
    AMBIGUOUS
  }

  /** A selection and the classes of raw arguments it holds for. */
  private record ByClasses(Class<?>[] classes, Selection selection) {
    boolean matches(@Nullable Object[] raw) {
      for (int i = 0; i < raw.length; i++) {
        if (classes[i] != Winner.classOf(raw[i])) {
          return false;
        }
      }
      return true;
    }
  }

  private CallPlan(
      CallShape shape,
      List<FunctionDefinition> considered,
      CallShape.@Nullable Translated args,
      List<List<Candidate>> levels,
      @Nullable Failure failure) {
    this.name = shape.name();
    this.method = shape.method();
    this.considered = considered;
    this.levels = levels;
    this.failure = failure;
    this.reusable = allTypes(ParameterType::isContextFree);
    this.shareable = reusable && allTypes(ParameterType::checksSyntaxByKind);
    this.fixed = args != null && !hasRaw(args) ? new Selection(levels, args) : null;
  }

  private boolean allTypes(Predicate<ParameterType> condition) {
    return considered.stream()
        .flatMap(definition -> definition.parameters().stream())
        .allMatch(parameter -> condition.test(parameter.type()));
  }

  private static boolean hasRaw(CallShape.Translated args) {
    for (int i = 0; i < args.count(); i++) {
      if (args.arg(i) instanceof CallShape.Raw) {
        return true;
      }
    }
    return false;
  }

  /**
   * Prepares a call of the functions that are visible in a scope.
   *
   * @throws YaqlException if a pair cannot be a keyword argument
   */
  static PreparedCall prepare(
      CallShape shape, FunctionScope scope, Context context, Evaluation evaluation) {
    List<List<FunctionDefinition>> levels = scope.levels(shape.lookupName(), shape.method());
    if (levels.isEmpty()) {
      return PreparedCall.failing(new CallPlan(shape, List.of(), null, List.of(), Failure.UNKNOWN));
    }
    CallShape.Translated args = shape.translate(levels.get(0).get(0).noKwargs());
    ShapeKey key = new ShapeKey(shape, args, evaluation.options());
    CallPlan plan = scope.plan(key);
    if (plan == null) {
      plan = map(shape, args, levels, context, evaluation);
      if (plan.shareable) {
        scope.remember(key, plan);
      }
    }
    return new PreparedCall(plan, args);
  }

  private static CallPlan map(
      CallShape shape,
      CallShape.Translated args,
      List<List<FunctionDefinition>> levels,
      Context context,
      Evaluation evaluation) {
    List<FunctionDefinition> all = new ArrayList<>();
    levels.forEach(all::addAll);
    for (FunctionDefinition definition : all) {
      if (definition.noKwargs() != all.get(0).noKwargs()) {
        return new CallPlan(shape, all, null, List.of(), Failure.AMBIGUOUS);
      }
    }
    List<List<Candidate>> mapped = new ArrayList<>();
    for (List<FunctionDefinition> level : levels) {
      List<Candidate> fitting = new ArrayList<>();
      for (FunctionDefinition definition : level) {
        Candidate candidate = Candidate.map(definition, args, context, evaluation);
        if (candidate != null) {
          fitting.add(candidate);
        }
      }
      if (!fitting.isEmpty()) {
        mapped.add(fitting);
      }
    }
    return new CallPlan(shape, all, args, mapped, null);
  }

  /** Returns whether the plan holds in other contexts with the same functions. */
  boolean isReusable() {
    return reusable;
  }

  /** Returns the selection if no argument is raw and the candidates agree about laziness. */
  @Nullable Selection fixed() {
    return fixed == null || fixed.lazy() == null ? null : fixed;
  }

  /**
   * Returns the candidates that do not refuse a raw argument; nothing has been evaluated yet.
   *
   * @throws YaqlException if there are none, or if they disagree about laziness
   */
  Selection select(
      CallShape.Translated args, @Nullable Object[] raw, Context context, Evaluation evaluation) {
    if (failure != null) {
      throw failed(failure, raw);
    }
    Selection selection = fixed != null ? fixed : byRaw(args, raw, context, evaluation);
    if (selection.lazy() == null) {
      throw selection.levels().isEmpty() ? noMatch(raw) : failed(Failure.AMBIGUOUS, raw);
    }
    return selection;
  }

  private Selection byRaw(
      CallShape.Translated args, @Nullable Object[] raw, Context context, Evaluation evaluation) {
    for (ByClasses known : selections) {
      if (known != null && known.matches(raw)) {
        return known.selection;
      }
    }
    boolean byClass = true;
    BitSet kept = new BitSet();
    int number = 0;
    for (List<Candidate> level : levels) {
      for (Candidate candidate : level) {
        Fit fit = candidate.fitRaw(args, raw, evaluation.options());
        if (fit == Fit.DEPENDS) {
          byClass = false;
          boolean accepted = candidate.acceptsRaw(args, raw, context, evaluation);
          fit = accepted ? Fit.ACCEPTED : Fit.REFUSED;
        }
        kept.set(number++, fit == Fit.ACCEPTED);
      }
    }
    if (!byClass) {
      return dependent.computeIfAbsent(kept, set -> new Selection(retained(set), args));
    }
    Selection selection = new Selection(retained(kept), args);
    Class<?>[] classes = new Class<?>[raw.length];
    for (int i = 0; i < raw.length; i++) {
      classes[i] = Winner.classOf(raw[i]);
    }
    int index = nextSelection;
    selections[index] = new ByClasses(classes, selection);
    nextSelection = (index + 1) % REMEMBERED;
    return selection;
  }

  private List<List<Candidate>> retained(BitSet kept) {
    List<List<Candidate>> result = new ArrayList<>();
    int number = 0;
    for (List<Candidate> level : levels) {
      List<Candidate> fitting = new ArrayList<>();
      for (Candidate candidate : level) {
        if (kept.get(number++)) {
          fitting.add(candidate);
        }
      }
      if (!fitting.isEmpty()) {
        result.add(fitting);
      }
    }
    return result;
  }

  /**
   * Returns the overload that takes the evaluated arguments.
   *
   * @throws YaqlException if there is none, or no best one
   */
  Winner choose(
      Selection selection,
      @Nullable Object[] values,
      @Nullable Object[] raw,
      Context context,
      Evaluation evaluation) {
    Winner known = selection.known(values);
    if (known != null) {
      return known;
    }
    boolean byClass = reusable && Winner.mayBeRemembered(values);
    for (List<Candidate> level : selection.levels()) {
      List<Candidate> accepting = new ArrayList<>(2);
      for (Candidate candidate : level) {
        Fit fit = candidate.fit(values, selection.variable(), evaluation.options());
        byClass &= fit != Fit.DEPENDS;
        if (fit != Fit.REFUSED && candidate.accepts(values, context, evaluation)) {
          accepting.add(candidate);
        }
      }
      if (!accepting.isEmpty()) {
        Candidate best = mostSpecific(accepting);
        if (best == null) {
          throw failed(Failure.AMBIGUOUS, raw);
        }
        Winner winner = Winner.of(best, values, selection.variable());
        if (byClass) {
          selection.remember(winner);
        }
        return winner;
      }
    }
    throw noMatch(raw);
  }

  private static @Nullable Candidate mostSpecific(List<Candidate> accepting) {
    for (Candidate candidate : accepting) {
      boolean best = true;
      for (Candidate other : accepting) {
        best &= other == candidate || candidate.isSpecializationOf(other);
      }
      if (best) {
        return candidate;
      }
    }
    return null;
  }

  private YaqlException failed(Failure reason, @Nullable Object[] raw) {
    boolean ambiguous = reason == Failure.AMBIGUOUS;
    if (method) {
      String receiver = Text.brief(raw[0]);
      return ambiguous
          ? ResolutionException.ambiguousMethod(name, receiver, signatures())
          : ResolutionException.unknownMethod(name, receiver);
    }
    return ambiguous
        ? ResolutionException.ambiguousFunction(name, signatures())
        : ResolutionException.unknownFunction(name);
  }

  private YaqlException noMatch(@Nullable Object[] raw) {
    return method
        ? ResolutionException.noMatchingMethod(name, Text.brief(raw[0]), signatures())
        : ResolutionException.noMatchingFunction(name, signatures());
  }

  private List<String> signatures() {
    return considered.stream().map(FunctionDefinition::toString).toList();
  }
}
