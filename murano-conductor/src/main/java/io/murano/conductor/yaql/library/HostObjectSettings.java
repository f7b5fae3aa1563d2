package io.murano.conductor.yaql.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What expressions may use of a {@link HostObject}. Names that begin with an underscore never pass.
 *
 * @param attributes whether {@code obj.name} is allowed
 * @param methods whether {@code obj.method()} is allowed
 * @param indexer whether {@code obj[key]} is allowed
 * @param whitelist if not empty, only names that match one of these pass
 * @param blacklist otherwise names that match one of these are refused
 * @param remapping real names by the names in expressions
 */
public record HostObjectSettings(
    boolean attributes,
    boolean methods,
    boolean indexer,
    List<Predicate<String>> whitelist,
    List<Predicate<String>> blacklist,
    Map<String, Remapped> remapping) {

  /** Everything that does not begin with an underscore. */
  public static final HostObjectSettings OPEN =
      new HostObjectSettings(true, true, true, List.of(), List.of(), Map.of());

  /** Copies the collections. */
  public HostObjectSettings {
    whitelist = List.copyOf(whitelist);
    blacklist = List.copyOf(blacklist);
    remapping = Map.copyOf(remapping);
  }

  /** Returns settings that also refuse the real names behind remapped ones. */
  public HostObjectSettings refusingRealNames() {
    List<Predicate<String>> refused = new ArrayList<>(blacklist);
    for (Remapped target : remapping.values()) {
      refused.add(target.name::equals);
    }
    return new HostObjectSettings(attributes, methods, indexer, whitelist, refused, remapping);
  }

  /** Returns whether a name may be used. */
  boolean allows(String name) {
    if (name.startsWith("_")) {
      return false;
    }
    return whitelist.isEmpty()
        ? blacklist.stream().noneMatch(entry -> entry.test(name))
        : whitelist.stream().anyMatch(entry -> entry.test(name));
  }

  /** Returns the real name behind a name. */
  Remapped resolve(String name) {
    return remapping.getOrDefault(name, new Remapped(name, Map.of()));
  }

  /**
   * A real name.
   *
   * @param name the name of the attribute or method
   * @param arguments real names of arguments by the names in expressions
   */
  public record Remapped(String name, Map<String, String> arguments) {
    /** Copies the map. */
    public Remapped {
      arguments = Map.copyOf(arguments);
    }
  }
}
