package io.murano.conductor.muranopl.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes an object can be seen as, and how they follow from each other. There is one view for
 * each class name: if two versions of a class are among the ancestors, the one met first stands for
 * both.
 */
public final class ViewLayout {

  private final MuranoClass root;
  private final Map<String, MuranoClass> byName = new LinkedHashMap<>();
  private final Map<String, List<MuranoClass>> parents = new HashMap<>();

  ViewLayout(MuranoClass root) {
    this.root = root;
    visit(root);
  }

  private void visit(MuranoClass type) {
    byName.put(type.name(), type);
    Map<String, MuranoClass> own = new LinkedHashMap<>();
    for (MuranoClass parent : type.parents()) {
      if (!byName.containsKey(parent.name())) {
        visit(parent);
      }
      own.put(parent.name(), viewOf(parent));
    }
    parents.put(type.name(), List.copyOf(own.values()));
  }

  private MuranoClass viewOf(MuranoClass type) {
    MuranoClass view = byName.get(type.name());
    return view == null ? type : view;
  }

  /** Returns the views above one of the views, in the order of its parents. */
  public List<MuranoClass> parentsOf(MuranoClass view) {
    return parents.getOrDefault(view.name(), List.of());
  }

  /** Returns a view and everything above it, nearest first. */
  public List<MuranoClass> from(MuranoClass view) {
    Set<MuranoClass> seen = new LinkedHashSet<>();
    List<MuranoClass> queue = new ArrayList<>(List.of(view));
    for (int i = 0; i < queue.size(); i++) {
      if (seen.add(queue.get(i))) {
        queue.addAll(parentsOf(queue.get(i)));
      }
    }
    return List.copyOf(seen);
  }

  /** Returns all views, the object's own class first. */
  public List<MuranoClass> all() {
    return from(root);
  }
}
