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
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a call that does not change while the visible functions stay the same: which
 * overloads fit by number, name and constant type, and which of them won for which classes of
 * arguments (contract yaql.md 6.4; the original's {@code runner.choose_overload}). Safe to share
 * between threads.
 */
final class CallPlan {

  private static final int REMEMBERED = 4;

  private final CallShape shape;
  private final CallShape.@Nullable Translated args;
  private final List<List<Candidate>> levels;
  private final List<FunctionDefinition> considered;
  private final @Nullable Failure failure;
  private final int rawCount;
  private final boolean reusable;
  private final @Nullable Selection fixed;
  private final Map<BitSet, Selection> dependent = new ConcurrentHashMap<>();
  private final AtomicReferenceArray<Selection> selections = new AtomicReferenceArray<>(REMEMBERED);

  private enum Failure {
    UNKNOWN,
    AMBIGUOUS
  }

  private CallPlan(
      CallShape shape,
      List<FunctionDefinition> considered,
      CallShape.@Nullable Translated args,
      List<List<Candidate>> levels,
      @Nullable Failure failure) {
    this.shape = shape;
    this.considered = considered;
    this.args = args;
    this.levels = levels;
    this.failure = failure;
    this.rawCount = args == null ? 0 : countRaw(args);
    this.reusable = levels.stream().flatMap(List::stream).allMatch(Candidate::isContextFree);
    this.fixed =
        rawCount == 0 && args != null ? new Selection(levels, args, new Class<?>[0]) : null;
  }

  /**
   * Maps the arguments to the overloads.
   *
   * @throws YaqlException if a pair cannot be a keyword argument
   */
  static CallPlan of(
      CallShape shape,
      List<List<FunctionDefinition>> levels,
      Context context,
      Evaluation evaluation) {
    List<FunctionDefinition> all = levels.stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      return new CallPlan(shape, all, null, List.of(), Failure.UNKNOWN);
    }
    boolean noKwargs = all.get(0).noKwargs();
    CallShape.Translated args = shape.translate(noKwargs);
    for (FunctionDefinition definition : all) {
      if (definition.noKwargs() != noKwargs) {
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

  private static int countRaw(CallShape.Translated args) {
    int count = 0;
    for (Object arg : args.positional()) {
      count += arg instanceof CallShape.Raw ? 1 : 0;
    }
    for (Object arg : args.named()) {
      count += arg instanceof CallShape.Raw ? 1 : 0;
    }
    return count;
  }

  /** Returns whether the plan holds in other contexts with the same functions. */
  boolean isReusable() {
    return reusable;
  }

  /** Returns the only function that can be meant, if its body is of the given kind. */
  <T extends Payload> @Nullable T soleBody(Class<T> kind) {
    if (levels.isEmpty() || levels.get(0).size() != 1) {
      return null;
    }
    Payload payload = levels.get(0).get(0).definition().payload();
    return kind.isInstance(payload) ? kind.cast(payload) : null;
  }

  /**
   * Makes the call.
   *
   * @param raw values of the raw arguments
   * @param site the node of the call, null for calls by the host
   */
  @Nullable Object execute(
      @Nullable Object[] raw,
      @Nullable Object receiver,
      Context context,
      Evaluation evaluation,
      @Nullable ExecutableNode site) {
    CallShape.Translated translated = args;
    if (translated == null) {
      throw failed(failure, receiver);
    }
    Selection selection = fixed != null ? fixed : select(translated, raw, context, evaluation);
    if (selection.lazy == null) {
      throw selection.levels.isEmpty() ? noMatch(receiver) : failed(Failure.AMBIGUOUS, receiver);
    }
    @Nullable Object[] values = evaluate(translated, selection.lazy, raw, context, evaluation);
    Candidate winner = winner(selection, values, context, evaluation, receiver);
    return winner.invoke(values, receiver, context, evaluation, site);
  }

  private static @Nullable Object[] evaluate(
      CallShape.Translated args,
      boolean[] lazy,
      @Nullable Object[] raw,
      Context context,
      Evaluation evaluation) {
    Object[] positional = args.positional();
    @Nullable Object[] values = new Object[lazy.length];
    for (int i = 0; i < values.length; i++) {
      Object arg = i < positional.length ? positional[i] : args.named()[i - positional.length];
      if (arg instanceof CallShape.Raw place) {
        values[i] = raw[place.index()];
      } else if (lazy[i] || arg instanceof ConstantNode || !(arg instanceof ExecutableNode node)) {
        values[i] = arg;
      } else {
        values[i] = node.evaluate(context, evaluation);
      }
    }
    return values;
  }

  /** Drops the candidates that refuse a raw argument, before anything is evaluated. */
  private Selection select(
      CallShape.Translated args, @Nullable Object[] raw, Context context, Evaluation evaluation) {
    for (int i = 0; i < REMEMBERED; i++) {
      Selection known = selections.get(i);
      if (known != null && known.matches(raw)) {
        return known;
      }
    }
    boolean byClass = true;
    BitSet kept = new BitSet();
    int number = 0;
    for (List<Candidate> level : levels) {
      for (Candidate candidate : level) {
        Fit fit = rawFit(candidate, args, raw, evaluation.options());
        if (fit == Fit.DEPENDS) {
          byClass = false;
          fit = checkRaw(candidate, args, raw, context, evaluation) ? Fit.ACCEPTED : Fit.REFUSED;
        }
        kept.set(number++, fit == Fit.ACCEPTED);
      }
    }
    if (byClass) {
      Selection selection = new Selection(retained(kept), args, classes(raw));
      remember(selections, selection);
      return selection;
    }
    return dependent.computeIfAbsent(kept, set -> new Selection(retained(set), args, null));
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

  private static Fit rawFit(
      Candidate candidate, CallShape.Translated args, @Nullable Object[] raw, YaqlOptions options) {
    Fit result = Fit.ACCEPTED;
    int positional = args.positional().length;
    for (int i = 0; i < positional + args.named().length; i++) {
      Object arg = i < positional ? args.positional()[i] : args.named()[i - positional];
      if (arg instanceof CallShape.Raw place) {
        Object value = raw[place.index()];
        Fit fit = candidate.typeOf(i).fit(value == null ? null : value.getClass(), options);
        if (fit == Fit.REFUSED) {
          return fit;
        }
        result = fit == Fit.DEPENDS ? fit : result;
      }
    }
    return result;
  }

  private static boolean checkRaw(
      Candidate candidate,
      CallShape.Translated args,
      @Nullable Object[] raw,
      Context context,
      Evaluation evaluation) {
    int positional = args.positional().length;
    for (int i = 0; i < positional + args.named().length; i++) {
      Object arg = i < positional ? args.positional()[i] : args.named()[i - positional];
      if (arg instanceof CallShape.Raw place
          && !candidate.typeOf(i).check(raw[place.index()], context, evaluation)) {
        return false;
      }
    }
    return true;
  }

  private Candidate winner(
      Selection selection,
      @Nullable Object[] values,
      Context context,
      Evaluation evaluation,
      @Nullable Object receiver) {
    for (int i = 0; i < REMEMBERED; i++) {
      Winner known = selection.winners.get(i);
      if (known != null && known.matches(values, selection.variable)) {
        return known.candidate;
      }
    }
    return decide(selection, values, context, evaluation, receiver);
  }

  private Candidate decide(
      Selection selection,
      @Nullable Object[] values,
      Context context,
      Evaluation evaluation,
      @Nullable Object receiver) {
    boolean byClass = reusable;
    for (List<Candidate> level : selection.levels) {
      List<Candidate> accepting = new ArrayList<>();
      for (Candidate candidate : level) {
        Fit fit = candidate.fit(values, selection.variable, evaluation.options());
        byClass &= fit != Fit.DEPENDS;
        if (fit != Fit.REFUSED && candidate.accepts(values, context, evaluation)) {
          accepting.add(candidate);
        }
      }
      if (!accepting.isEmpty()) {
        Candidate best = mostSpecific(accepting);
        if (best == null) {
          throw failed(Failure.AMBIGUOUS, receiver);
        }
        if (byClass) {
          remember(selection.winners, new Winner(classes(values), best));
        }
        return best;
      }
    }
    throw noMatch(receiver);
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

  private YaqlException failed(@Nullable Failure reason, @Nullable Object receiver) {
    boolean ambiguous = reason == Failure.AMBIGUOUS;
    if (shape.method()) {
      String on = Text.brief(receiver);
      return ambiguous
          ? ResolutionException.ambiguousMethod(shape.name(), on, signatures())
          : ResolutionException.unknownMethod(shape.name(), on);
    }
    return ambiguous
        ? ResolutionException.ambiguousFunction(shape.name(), signatures())
        : ResolutionException.unknownFunction(shape.name());
  }

  private YaqlException noMatch(@Nullable Object receiver) {
    return shape.method()
        ? ResolutionException.noMatchingMethod(shape.name(), Text.brief(receiver), signatures())
        : ResolutionException.noMatchingFunction(shape.name(), signatures());
  }

  private List<String> signatures() {
    return considered.stream().map(FunctionDefinition::toString).toList();
  }

  private static Class<?> @Nullable [] classes(@Nullable Object[] values) {
    Class<?>[] classes = new Class<?>[values.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      classes[i] = value == null ? Void.class : value.getClass();
    }
    return classes;
  }

  private static boolean isOf(@Nullable Object value, Class<?> expected) {
    return value == null ? expected == Void.class : value.getClass() == expected;
  }

  private static <T> void remember(AtomicReferenceArray<T> entries, T entry) {
    for (int i = 0; i < REMEMBERED; i++) {
      if (entries.get(i) == null) {
        entries.set(i, entry);
        return;
      }
    }
    for (int i = 1; i < REMEMBERED; i++) {
      entries.set(i - 1, entries.get(i));
    }
    entries.set(REMEMBERED - 1, entry);
  }

  /** The candidates left for certain classes of raw arguments, and what was decided among them. */
  private static final class Selection {
    private final List<List<Candidate>> levels;
    private final Class<?> @Nullable [] rawClasses;
    private final boolean @Nullable [] lazy;
    private final boolean[] variable;
    private final AtomicReferenceArray<Winner> winners = new AtomicReferenceArray<>(REMEMBERED);

    Selection(
        List<List<Candidate>> levels, CallShape.Translated args, Class<?> @Nullable [] rawClasses) {
      this.levels = levels;
      this.rawClasses = rawClasses;
      Candidate first = levels.isEmpty() ? null : levels.get(0).get(0);
      this.lazy = first == null ? null : commonLaziness(first, levels);
      this.variable = variable(args, lazy);
    }

    private static boolean @Nullable [] commonLaziness(
        Candidate first, List<List<Candidate>> levels) {
      for (List<Candidate> level : levels) {
        for (Candidate candidate : level) {
          if (!candidate.sameLaziness(first)) {
            return null;
          }
        }
      }
      boolean[] lazy = new boolean[first.argCount()];
      for (int i = 0; i < lazy.length; i++) {
        lazy[i] = first.typeOf(i).isLazy();
      }
      return lazy;
    }

    /** Finds the arguments whose class can differ between calls that end up here. */
    private static boolean[] variable(CallShape.Translated args, boolean @Nullable [] lazy) {
      boolean[] variable = new boolean[lazy == null ? 0 : lazy.length];
      int positional = args.positional().length;
      for (int i = 0; i < variable.length; i++) {
        Object arg = i < positional ? args.positional()[i] : args.named()[i - positional];
        variable[i] =
            lazy != null
                && !lazy[i]
                && arg instanceof ExecutableNode
                && !(arg instanceof ConstantNode);
      }
      return variable;
    }

    boolean matches(@Nullable Object[] raw) {
      Class<?>[] classes = rawClasses;
      if (classes == null || classes.length != raw.length) {
        return false;
      }
      for (int i = 0; i < raw.length; i++) {
        if (!isOf(raw[i], classes[i])) {
          return false;
        }
      }
      return true;
    }
  }

  /** The overload that won for certain classes of eager arguments. */
  private record Winner(Class<?> @Nullable [] classes, Candidate candidate) {
    boolean matches(@Nullable Object[] values, boolean[] variable) {
      for (int i = 0; i < values.length; i++) {
        if (variable[i] && (classes == null || !isOf(values[i], classes[i]))) {
          return false;
        }
      }
      return true;
    }
  }
}
