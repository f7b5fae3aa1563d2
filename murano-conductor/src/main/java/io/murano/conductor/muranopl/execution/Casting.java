package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.error.ClassLookupException;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.version.VersionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sees objects as other classes, under the point of view of a package or a version. */
public final class Casting {

  private Casting() {}

  /** Accepts the versions that a package requires; fails if it does not require the other one. */
  public static Predicate<MuranoClass> from(MuranoPackage viewpoint) {
    return candidate -> {
      VersionSpec required = viewpoint.requirements().get(candidate.owningPackage().name());
      if (required == null) {
        throw ClassLookupException.notFound(candidate.name(), List.of());
      }
      return required.matches(candidate.version());
    };
  }

  /** Accepts the versions of a specification. */
  public static Predicate<MuranoClass> in(VersionSpec versions) {
    return candidate -> versions.matches(candidate.version());
  }

  /**
   * Returns the view of an object as a class.
   *
   * @param accepted which versions of the class count
   * @throws ClassLookupException if the class is no ancestor, or several versions of it are
   */
  public static MuranoObject cast(
      MuranoObject object, String className, Predicate<MuranoClass> accepted) {
    List<MuranoClass> candidates = new ArrayList<>(1);
    addIfWanted(object.type(), className, accepted, candidates);
    for (MuranoClass ancestor : object.type().ancestors()) {
      addIfWanted(ancestor, className, accepted, candidates);
    }
    if (candidates.isEmpty()) {
      throw ClassLookupException.notFound(className, List.of());
    }
    if (candidates.size() > 1) {
      throw ClassLookupException.ambiguous(className);
    }
    return object.cast(candidates.get(0));
  }

  private static void addIfWanted(
      MuranoClass candidate,
      String className,
      Predicate<MuranoClass> accepted,
      List<MuranoClass> candidates) {
    if (candidate.name().equals(className) && accepted.test(candidate)) {
      candidates.add(candidate);
    }
  }

  /** Returns whether a value is an object that can be seen as a class. */
  public static boolean isInstance(
      @Nullable Object value, String className, Predicate<MuranoClass> accepted) {
    if (!(value instanceof MuranoObject object)) {
      return false;
    }
    try {
      cast(object, className, accepted);
      return true;
    } catch (ClassLookupException e) {
      return false;
    }
  }
}
