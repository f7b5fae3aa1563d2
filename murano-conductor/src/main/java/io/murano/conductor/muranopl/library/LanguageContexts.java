package io.murano.conductor.muranopl.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.muranopl.execution.RootContexts;
import io.murano.conductor.muranopl.expression.Dialects;
import io.murano.conductor.muranopl.expression.Finalizer;
import io.murano.conductor.muranopl.packaging.RuntimeVersion;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.library.MuranoFunctions;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.FunctionKind;
import io.murano.conductor.yaql.type.Types;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The functions visible to code, by language version. Immutable after construction. */
public final class LanguageContexts implements RootContexts {

  private final Map<RuntimeVersion, Context> languages = new EnumMap<>(RuntimeVersion.class);
  private final Map<RuntimeVersion, Context> roots = new EnumMap<>(RuntimeVersion.class);
  private final Map<RuntimeVersion, Context> coreRoots = new EnumMap<>(RuntimeVersion.class);

  /**
   * Creates the contexts.
   *
   * @param additions registers further functions in front of all others, for tests and plug-ins
   */
  public LanguageContexts(Consumer<Context> additions) {
    for (RuntimeVersion version : RuntimeVersion.values()) {
      Context language = language(version);
      languages.put(version, language);
      Context root = language.createChild();
      MuranoFunctions.register(root, LanguageContexts::noName, YaqlDialect.MURANO_ITERATORS_LIMIT);
      if (version.isLegacy()) {
        MuranoFunctions.registerOld(root, language);
      }
      root = root.createChild();
      EngineFunctions.register(root);
      Context extended = root.createChild();
      additions.accept(extended);
      roots.put(version, extended);
      Context core = extended.createChild();
      EngineFunctions.registerRestricted(core);
      coreRoots.put(version, core);
    }
  }

  private static Context language(RuntimeVersion version) {
    FunctionDefinition finalizer =
        function("#finalize")
            .param("obj", Types.ANY)
            .body(call -> Finalizer.freeze(call.arg(0), call.callerContext()));
    Context context = Dialects.of(version).libraryContext().createChild();
    context.register(finalizer);
    ObjectFunctions.register(context);
    CreationFunctions.register(context);
    InheritanceFunctions.register(context, FunctionKind.FUNCTION);
    MemberOperators.register(context);
    ReflectionFunctions.register(context);
    EngineFunctions.registerSleep(context);
    if (version.typeYieldsName()) {
      ObjectFunctions.registerTypeName(context, FunctionKind.FUNCTION);
    } else {
      ObjectFunctions.registerTypeReference(context);
    }
    Context outer = context;
    if (version.isLegacy()) {
      outer = context.createChild();
      ObjectFunctions.registerCastable(outer, FunctionKind.EXTENSION);
      InheritanceFunctions.register(outer, FunctionKind.EXTENSION);
      ObjectFunctions.registerTypeName(outer, FunctionKind.EXTENSION);
    }
    ObjectFunctions.registerTypeFromName(outer);
    return outer;
  }

  /** Names come from the execution; the function is replaced in front of the one without. */
  private static String noName() {
    throw new IllegalStateException("names belong to an execution");
  }

  /** Returns the functions of the language without those of the engine, as contracts see them. */
  public Context languageOf(RuntimeVersion version) {
    return get(languages, version);
  }

  @Override
  public Context of(MuranoPackage murano) {
    boolean core = murano.name().equals(MuranoPackage.CORE_LIBRARY);
    return get(core ? coreRoots : roots, murano.runtimeVersion());
  }

  private static Context get(Map<RuntimeVersion, Context> contexts, RuntimeVersion version) {
    Context context = contexts.get(version);
    if (context == null) {
      throw new IllegalStateException("no functions for " + version);
    }
    return context;
  }
}
