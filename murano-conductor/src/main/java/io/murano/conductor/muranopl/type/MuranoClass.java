package io.murano.conductor.muranopl.type;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.version.SemanticVersion;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A class linked with its ancestors. Two classes are equal if name and version are. Members are
 * added while the class is being linked; afterwards it never changes. Look-ups are remembered, so
 * instances are safe for any number of threads.
 */
public final class MuranoClass implements YaqlValue {

  /** Root of all classes. */
  public static final String OBJECT = "io.murano.Object";

  private final String name;
  private final MuranoPackage owningPackage;
  private final NamespaceResolver namespaces;
  private final List<MuranoClass> parents;
  private final @Nullable MetaTraits metaTraits;
  private final Map<String, MuranoMethod> methods;
  private final Map<String, MuranoProperty> properties;
  private final Links links;
  private final int hash;

  private final TypeReference reference = new TypeReference(this);
  private final Map<String, List<MuranoMethod>> methodChoices = new ConcurrentHashMap<>();
  private final Map<String, List<MuranoProperty>> propertyChoices = new ConcurrentHashMap<>();
  private final Map<String, Boolean> declaredProperties = new ConcurrentHashMap<>();
  private volatile @Nullable List<MuranoClass> ancestors;
  private volatile @Nullable Set<MuranoClass> compatible;
  private volatile @Nullable ViewLayout views;
  private volatile @Nullable Context functionLayer;
  private volatile @Nullable Context exportedLayer;

  /** What a class refers to besides its parents; set once while linking. */
  private static final class Links {
    private List<MuranoClass> imports = List.of();
    private List<MetaAttachment> meta = List.of();
    private boolean nativeBacked;
  }

  /**
   * Creates a class without members.
   *
   * @param name fully qualified name
   * @param owningPackage package that declares it
   * @param namespaces namespaces of its file
   * @param parents direct parents in order
   * @param metaTraits what makes it a metadata class, or null
   */
  public MuranoClass(
      String name,
      MuranoPackage owningPackage,
      NamespaceResolver namespaces,
      List<MuranoClass> parents,
      @Nullable MetaTraits metaTraits) {
    this.name = name;
    this.owningPackage = owningPackage;
    this.namespaces = namespaces;
    this.parents = List.copyOf(parents);
    this.metaTraits = metaTraits;
    this.methods = new LinkedHashMap<>();
    this.properties = new LinkedHashMap<>();
    this.links = new Links();
    this.hash = Objects.hash(name, owningPackage.version());
  }

  private MuranoClass(MuranoClass original, List<MuranoClass> parents) {
    this.name = original.name;
    this.owningPackage = original.owningPackage;
    this.namespaces = original.namespaces;
    this.parents = List.copyOf(parents);
    this.metaTraits = original.metaTraits;
    this.methods = original.methods;
    this.properties = original.properties;
    this.links = original.links;
    this.hash = original.hash;
  }

  /** Returns the class that stands for a whole package. */
  static MuranoClass standingFor(MuranoPackage owningPackage) {
    return new MuranoClass(
        owningPackage.name(), owningPackage, NamespaceResolver.GLOBAL, List.of(), null);
  }

  /** Returns this class with other parents; members are shared. */
  public MuranoClass withParents(List<MuranoClass> otherParents) {
    return new MuranoClass(this, otherParents);
  }

  /** Sets the types whose extension methods the class sees; only while linking. */
  public void setImports(List<MuranoClass> imports) {
    links.imports = List.copyOf(imports);
  }

  /** Sets the metadata attached to the class; only while linking. */
  public void setMeta(List<MetaAttachment> meta) {
    links.meta = List.copyOf(meta);
  }

  /** Adds a method; only while linking. */
  public void add(MuranoMethod method) {
    methods.put(method.name(), method);
    links.nativeBacked |= method.isNative();
  }

  /** Adds a property; only while linking. */
  public void add(MuranoProperty property) {
    properties.put(property.name(), property);
  }

  /** Returns the fully qualified name. */
  public String name() {
    return name;
  }

  /** Returns the package that declares the class. */
  public MuranoPackage owningPackage() {
    return owningPackage;
  }

  /** Returns the version, which is the package's. */
  public SemanticVersion version() {
    return owningPackage.version();
  }

  /** Returns the namespaces of the class file. */
  public NamespaceResolver namespaces() {
    return namespaces;
  }

  /** Returns the direct parents in order. */
  public List<MuranoClass> parents() {
    return parents;
  }

  /** Returns what makes this a metadata class; null if it is none. */
  public @Nullable MetaTraits metaTraits() {
    return metaTraits;
  }

  /** Returns whether this is a metadata class. */
  public boolean isMeta() {
    return metaTraits != null;
  }

  /** Returns the types whose extension methods the class sees. */
  public List<MuranoClass> imports() {
    return links.imports;
  }

  /** Returns the metadata attached to the class. */
  public List<MetaAttachment> meta() {
    return links.meta;
  }

  /** Returns whether some methods are implemented in Java. */
  public boolean isNativeBacked() {
    return links.nativeBacked;
  }

  /** Returns the methods the class itself declares, by name. */
  public Map<String, MuranoMethod> methods() {
    return Collections.unmodifiableMap(methods);
  }

  /** Returns the properties the class itself declares, by name. */
  public Map<String, MuranoProperty> properties() {
    return Collections.unmodifiableMap(properties);
  }

  /** Returns the reference expressions use. */
  public TypeReference reference() {
    return reference;
  }

  /** Returns all ancestors, nearest first, without the class itself. */
  public List<MuranoClass> ancestors() {
    List<MuranoClass> known = ancestors;
    if (known == null) {
      Set<MuranoClass> seen = new LinkedHashSet<>();
      List<MuranoClass> queue = new ArrayList<>(List.of(this));
      for (int i = 0; i < queue.size(); i++) {
        if (seen.add(queue.get(i))) {
          queue.addAll(queue.get(i).parents);
        }
      }
      known = seen.stream().filter(type -> !type.equals(this)).toList();
      ancestors = known;
    }
    return known;
  }

  /** Returns whether the other class is this one or one of its descendants. */
  public boolean isCompatible(MuranoClass other) {
    return other.equals(this) || other.lineage().contains(this);
  }

  private Set<MuranoClass> lineage() {
    Set<MuranoClass> known = compatible;
    if (known == null) {
      known = new LinkedHashSet<>(ancestors());
      known.add(this);
      compatible = known;
    }
    return known;
  }

  /** Returns which classes an object of this class can be seen as. */
  public ViewLayout views() {
    ViewLayout known = views;
    if (known == null) {
      known = new ViewLayout(this);
      views = known;
    }
    return known;
  }

  /** Returns the declarations of a method nobody overrides; several if parents disagree. */
  public List<MuranoMethod> findMethod(String methodName) {
    return methodChoices.computeIfAbsent(
        methodName, key -> SymbolChooser.choose(this, type -> type.methods.get(key)));
  }

  /**
   * Returns the method a call of that name reaches.
   *
   * @throws DslException if there is none, or several
   */
  public MuranoMethod findSingleMethod(String methodName) {
    List<MuranoMethod> found = findMethod(methodName);
    if (found.isEmpty()) {
      throw DslException.noMethod(methodName);
    }
    if (found.size() > 1) {
      throw DslException.ambiguousMethod(methodName);
    }
    return found.get(0);
  }

  /** Returns the declarations of a property nobody overrides; several if parents disagree. */
  public List<MuranoProperty> findProperty(String propertyName) {
    return propertyChoices.computeIfAbsent(
        propertyName, key -> SymbolChooser.choose(this, type -> type.properties.get(key)));
  }

  /**
   * Returns the declaration of a property that decides about it.
   *
   * @throws DslException if there is none, or several
   */
  public MuranoProperty findSingleProperty(String propertyName) {
    return single(findProperty(propertyName), propertyName);
  }

  /**
   * Returns the declaration of a static property that decides about it.
   *
   * @throws DslException if there is none, or several
   */
  public MuranoProperty findStaticProperty(String propertyName) {
    Function<MuranoClass, @Nullable MuranoProperty> statics =
        type -> {
          MuranoProperty property = type.properties.get(propertyName);
          return property != null && property.usage() == PropertyUsage.STATIC ? property : null;
        };
    return single(SymbolChooser.choose(this, statics), propertyName);
  }

  private static MuranoProperty single(List<MuranoProperty> found, String propertyName) {
    if (found.isEmpty()) {
      throw DslException.noProperty(propertyName);
    }
    if (found.size() > 1) {
      throw DslException.ambiguousProperty(propertyName);
    }
    return found.get(0);
  }

  /** Returns whether the class or an ancestor declares the property. */
  public boolean declaresProperty(String propertyName) {
    return declaredProperties.computeIfAbsent(
        propertyName,
        key ->
            properties.containsKey(key)
                || ancestors().stream().anyMatch(type -> type.properties.containsKey(key)));
  }

  /** Returns the methods of the class and its ancestors that meet a condition, nearest first. */
  public List<MuranoMethod> findMethods(Predicate<MuranoMethod> condition) {
    Set<MuranoMethod> result = new LinkedHashSet<>();
    methods.values().stream().filter(condition).forEach(result::add);
    for (MuranoClass ancestor : ancestors()) {
      ancestor.methods.values().stream().filter(condition).forEach(result::add);
    }
    return List.copyOf(result);
  }

  /** Returns the names of all methods, inherited ones included, own ones first. */
  public Set<String> allMethodNames() {
    return names(type -> type.methods.keySet());
  }

  /** Returns the names of all properties, inherited ones included, own ones first. */
  public Set<String> allPropertyNames() {
    return names(type -> type.properties.keySet());
  }

  private Set<String> names(Function<MuranoClass, Set<String>> own) {
    Set<String> result = new LinkedHashSet<>(own.apply(this));
    ancestors().forEach(ancestor -> result.addAll(own.apply(ancestor)));
    return result;
  }

  /** Returns the context with the class's methods, made on first use. */
  public Context functionLayer(Function<MuranoClass, Context> maker) {
    Context known = functionLayer;
    if (known == null) {
      known = maker.apply(this);
      functionLayer = known;
    }
    return known;
  }

  /** Returns the context with the extension methods the class offers to others. */
  public Context exportedLayer(Function<MuranoClass, Context> maker) {
    Context known = exportedLayer;
    if (known == null) {
      known = maker.apply(this);
      exportedLayer = known;
    }
    return known;
  }

  /** Returns {@code name/version@package}, the form used in models. */
  public String typeString() {
    return name + "/" + version() + "@" + owningPackage.name();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof MuranoClass that
            && name.equals(that.name)
            && version().equals(that.version()));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equalTo(@Nullable Object other) {
    return equals(other);
  }

  @Override
  public int hash() {
    return hashCode();
  }

  @Override
  public String repr() {
    return (isMeta() ? "MuranoMetaClass(" : "MuranoClass(") + name + "/" + version() + ")";
  }

  @Override
  public String typeName() {
    return isMeta() ? "MuranoMetaClass" : "MuranoClass";
  }

  @Override
  public String toString() {
    return repr();
  }
}
