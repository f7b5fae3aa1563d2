package io.murano.conductor.muranopl.type;

import io.murano.conductor.muranopl.error.DslException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides which declarations of a member count (contract muranopl §2.2): those that no class on any
 * path refines. A path is the sequence of declarations from the class up to a root; a path that is
 * the tail of another one is dropped, because a more derived class refines the same base.
 */
final class SymbolChooser {

  private static final int MAX_PATHS = 100_000;

  private SymbolChooser() {}

  /** Returns the declarations that count, shortest path first. */
  static <T> List<T> choose(MuranoClass start, Function<MuranoClass, @Nullable T> declaration) {
    List<List<T>> paths = paths(start, declaration);
    paths.sort(Comparator.comparingInt(List::size));
    List<T> result = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      T candidate = paths.get(i).get(0);
      if (!result.contains(candidate) && !isRefined(paths, i)) {
        result.add(candidate);
      }
    }
    return List.copyOf(result);
  }

  private static <T> boolean isRefined(List<List<T>> paths, int index) {
    List<T> path = paths.get(index);
    for (int other = index + 1; other < paths.size(); other++) {
      if (isTail(path, paths.get(other))) {
        return true;
      }
    }
    return false;
  }

  private static <T> boolean isTail(List<T> tail, List<T> path) {
    int shift = path.size() - tail.size();
    return shift >= 0 && path.subList(shift, path.size()).equals(tail);
  }

  private record Step<T>(MuranoClass type, List<T> path) {}

  private static <T> List<List<T>> paths(
      MuranoClass start, Function<MuranoClass, @Nullable T> declaration) {
    List<List<T>> result = new ArrayList<>();
    Set<List<T>> known = new HashSet<>();
    List<Step<T>> queue = new ArrayList<>();
    queue.add(new Step<>(start, List.of()));
    for (int i = 0; i < queue.size(); i++) {
      Step<T> step = queue.get(i);
      List<T> path = extended(step, declaration);
      if (queue.size() > MAX_PATHS) {
        throw DslException.invalidInheritance(
            "Type " + start.name() + " inherits over more paths than can be examined");
      }
      step.type().parents().forEach(parent -> queue.add(new Step<>(parent, path)));
      if (step.type().parents().isEmpty() && !path.isEmpty() && known.add(path)) {
        result.add(path);
      }
    }
    return result;
  }

  private static <T> List<T> extended(
      Step<T> step, Function<MuranoClass, @Nullable T> declaration) {
    T symbol = declaration.apply(step.type());
    if (symbol == null) {
      return step.path();
    }
    List<T> path = new ArrayList<>(step.path());
    path.add(symbol);
    return path;
  }
}
