package io.murano.conductor.muranopl;

import io.murano.conductor.muranopl.binding.MuranoPlugin;
import io.murano.conductor.muranopl.binding.NativeBinder;
import io.murano.conductor.muranopl.contract.ContractLanguage;
import io.murano.conductor.muranopl.core.CorePlugin;
import io.murano.conductor.muranopl.declaration.PackageCompiler;
import io.murano.conductor.muranopl.execution.ClassConfigurations;
import io.murano.conductor.muranopl.execution.Environment;
import io.murano.conductor.muranopl.execution.LimitedOptions;
import io.murano.conductor.muranopl.expression.Dialects;
import io.murano.conductor.muranopl.library.LanguageContexts;
import io.murano.conductor.muranopl.packaging.ClassConfigurationFiles;
import io.murano.conductor.muranopl.packaging.ClassPathPackages;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.RuntimeVersion;
import io.murano.conductor.muranopl.schedule.BranchThreads;
import io.murano.conductor.muranopl.schema.SchemaGenerator;
import io.murano.conductor.muranopl.type.NativeMembers;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.FrozenDict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** Puts an engine together. Not thread-safe; an engine it has built no longer depends on it. */
public final class EngineBuilder {

  private static final int PACKAGE_CACHE_SIZE = 256;

  private final List<MuranoPlugin> plugins = new ArrayList<>();
  private ClassConfigurations configurations = type -> FrozenDict.EMPTY;
  private ThreadFactory threads = BranchThreads.factory();
  private int packageCacheSize = PACKAGE_CACHE_SIZE;
  private Consumer<Context> functions = context -> {};

  EngineBuilder() {
    plugins.add(new CorePlugin());
  }

  /** Adds native classes and packages. */
  public EngineBuilder plugin(MuranoPlugin plugin) {
    plugins.add(plugin);
    return this;
  }

  /** Adds all plug-ins that {@link ServiceLoader} finds. */
  public EngineBuilder discoverPlugins(ClassLoader loader) {
    ServiceLoader.load(MuranoPlugin.class, loader).forEach(plugins::add);
    return this;
  }

  /** Sets the folder with class configuration files (contract muranopl §2.3); by default none. */
  public EngineBuilder classConfigurations(Path folder) {
    ClassConfigurationFiles files = new ClassConfigurationFiles(folder);
    return classConfigurations(type -> files.find(type.name(), type.version()));
  }

  /** Sets class configurations by other means. */
  public EngineBuilder classConfigurations(ClassConfigurations values) {
    configurations = values;
    return this;
  }

  /** Sets what makes the threads on which packages run; by default {@link BranchThreads}. */
  public EngineBuilder threads(ThreadFactory factory) {
    threads = factory;
    return this;
  }

  /** Sets how many compiled packages are kept. */
  public EngineBuilder packageCacheSize(int size) {
    packageCacheSize = size;
    return this;
  }

  /** Registers functions that all packages can call, in front of those of the language. */
  public EngineBuilder functions(Consumer<Context> registration) {
    functions = functions.andThen(registration);
    return this;
  }

  /**
   * Returns the engine.
   *
   * @throws IllegalArgumentException if a native class or a package of a plug-in is wrong
   */
  public Engine build() {
    List<NativeMembers> natives = new ArrayList<>();
    List<PackageFiles> packages = new ArrayList<>(corePackages());
    for (MuranoPlugin plugin : plugins) {
      plugin.nativeClasses().forEach(type -> natives.add(NativeBinder.bind(type)));
      packages.addAll(plugin.packages());
    }
    LanguageContexts contexts = new LanguageContexts(functions);
    ContractLanguage contracts = new ContractLanguage(contexts::languageOf);
    PackageCompiler compiler = new PackageCompiler(contracts, natives, packageCacheSize);
    Environment environment =
        new Environment(
            compiler,
            contexts,
            new LimitedOptions(Dialects.of(RuntimeVersion.V1_4).engine().options()),
            new LimitedOptions(Dialects.of(RuntimeVersion.V1_0).engine().options()),
            configurations,
            threads);
    return new Engine(
        environment,
        new IndexedPackageLoader(packages),
        contracts,
        new SchemaGenerator(contexts::languageOf));
  }

  private static Collection<PackageFiles> corePackages() {
    return ClassPathPackages.read(
        EngineBuilder.class.getClassLoader(), "core-library", "io.murano");
  }
}
