package io.murano.conductor.yaql;

import io.murano.conductor.yaql.library.MuranoFinalizer;
import io.murano.conductor.yaql.library.MuranoFunctions;
import io.murano.conductor.yaql.library.StandardLibrary;
import io.murano.conductor.yaql.parser.Grammar;
import io.murano.conductor.yaql.parser.OperatorKind;
import io.murano.conductor.yaql.parser.OperatorTable;
import io.murano.conductor.yaql.parser.OperatorTable.Operator;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Convention;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The configurations of the language (contract yaql.md 13): grammar, options and library. Thread-
 * safe.
 */
public enum YaqlDialect {
  /** The library as its own tests configure it: values can be called, tight limits. */
  DEFAULT(
      Grammar.standard().withDelegates(true),
      YaqlOptions.builder()
          .limitIterators(100)
          .memoryQuota(20_000)
          .convertSetsToLists(true)
          .build()),

  /** Packages of runtime 1.2 and later: operators {@code is} and {@code :}. */
  MURANO(muranoGrammar(), muranoOptions().build()),

  /** Packages of runtime 1.0 and 1.1: the same grammar, the old library in front. */
  MURANO10(muranoGrammar(), muranoOptions().iterableDicts(true).build()),

  /** The old dialect as such: {@code =>} builds tuples, no keyword arguments. */
  LEGACY(
      Grammar.standard()
          .withPairOperator(null)
          .withOperators(
              OperatorTable.standard()
                  .withLooserThan("or", new Operator("=>", OperatorKind.BINARY_LEFT, null))),
      YaqlOptions.builder()
          .limitIterators(100)
          .memoryQuota(20_000)
          .convertTuplesToLists(false)
          .iterableDicts(true)
          .build());

  /** Default of the configuration value {@code dsl_iterators_limit}. */
  public static final long MURANO_ITERATORS_LIMIT = 2000;

  /** Bytes an expression of a package may take. */
  public static final long MURANO_MEMORY_QUOTA = 524_288;

  private final YaqlEngine engine;
  private volatile @Nullable Context context;

  YaqlDialect(Grammar grammar, YaqlOptions options) {
    this.engine = new YaqlEngine(grammar, options);
  }

  private static Grammar muranoGrammar() {
    return Grammar.standard()
        .withOperators(
            OperatorTable.standard()
                .withBeside(">", new Operator("is", OperatorKind.BINARY_LEFT, null))
                .withTightest(
                    new Operator(":", OperatorKind.BINARY_LEFT, null),
                    new Operator(":", OperatorKind.PREFIX, null)));
  }

  private static YaqlOptions.Builder muranoOptions() {
    return YaqlOptions.builder().limitIterators(2000).memoryQuota(524_288).convertSetsToLists(true);
  }

  /** Returns the engine. */
  public YaqlEngine engine() {
    return engine;
  }

  /**
   * Returns the shared context with everything the dialect offers without an object model. Evaluate
   * in its children; do not register anything in it.
   */
  public Context context() {
    Context known = context;
    if (known == null) {
      known = newContext();
      context = known;
    }
    return known;
  }

  private Context newContext() {
    return switch (this) {
      case DEFAULT -> StandardLibrary.context(true, null);
      case LEGACY -> StandardLibrary.legacyContext(null);
      default -> {
        Context library = libraryContext();
        yield Context.linked(library, muranoContext(library, YaqlDialect::randomName));
      }
    };
  }

  /**
   * Returns a new context with the standard library of a Murano dialect, below the object model.
   *
   * @throws IllegalStateException if this is no dialect of Murano
   */
  public Context libraryContext() {
    return switch (this) {
      case MURANO -> StandardLibrary.context(false, finalizer());
      case MURANO10 -> StandardLibrary.legacyContext(finalizer());
      default -> throw new IllegalStateException(this + " is no dialect of Murano");
    };
  }

  /**
   * Returns a new context with the functions Murano adds that need no object model, to be linked in
   * front of the object model's context.
   *
   * @param library the context of {@link #libraryContext()} or one above it
   * @param randomName makes the names that {@code randomName()} returns
   */
  public Context muranoContext(Context library, Supplier<String> randomName) {
    Context own = Context.root(Convention.CAMEL_CASE);
    own.register(finalizer());
    MuranoFunctions.register(own, randomName, MURANO_ITERATORS_LIMIT);
    MuranoFunctions.registerSequentialSelect(own);
    if (this == MURANO10) {
      MuranoFunctions.registerOld(own, library);
    }
    return own;
  }

  private static FunctionDefinition finalizer() {
    return new MuranoFinalizer(MURANO_ITERATORS_LIMIT, MuranoFinalizer.HostValues.UNCHANGED)
        .definition();
  }

  private static String randomName() {
    Random random = new Random();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      name.append((char) ('a' + random.nextInt(26)));
    }
    name.append(Long.toString(System.currentTimeMillis(), 36));
    return name.append(Integer.toString(1 + random.nextInt(1295), 36)).toString();
  }
}
