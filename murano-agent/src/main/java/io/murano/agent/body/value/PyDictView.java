package io.murano.agent.body.value;

import java.util.ArrayList;
import java.util.List;

/**
 * A live view of a dict.
 *
 * @param kind what it shows
 * @param dict whose
 */
public record PyDictView(Kind kind, PyDict dict) {

  /** What a view shows. */
  public enum Kind {
    KEYS("dict_keys"),
    VALUES("dict_values"),
    ITEMS("dict_items");

    private final String typeName;

    Kind(String typeName) {
      this.typeName = typeName;
    }

    /** Returns Python's name of the type. */
    public String typeName() {
      return typeName;
    }
  }

  /** Returns what the view shows now. */
  public List<Object> items() {
    List<Object> items = new ArrayList<>();
    for (PyDict.Entry entry : dict.entries()) {
      switch (kind) {
        case KEYS:
          items.add(entry.key());
          break;
        case VALUES:
          items.add(entry.value());
          break;
        default:
          items.add(PyTuple.of(entry.key(), entry.value()));
          break;
      }
    }
    return items;
  }
}
