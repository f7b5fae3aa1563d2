package io.murano.conductor.stack.hot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a resource that stands for other resources consists of. Immutable. */
public sealed interface Composite {

  /**
   * A group of like resources.
   *
   * @param members their qualified names by their names within the group, in order
   */
  record Group(Map<String, String> members) implements Composite {
    public Group {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /**
   * A nested template.
   *
   * @param resources qualified names of its resources
   * @param outputs its outputs, which are the attributes
   */
  record Nested(List<String> resources, Map<String, Expression> outputs) implements Composite {
    public Nested {
      resources = List.copyOf(resources);
      outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
  }
}
