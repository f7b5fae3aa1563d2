package io.murano.agent.body.value;

import java.util.ArrayList;
import java.util.List;

/** Reading, writing and deleting {@code value[index]}. Stateless. */
public final class Items {

  private Items() {}

  /**
   * Returns an item or slice.
   *
   * @throws PyError if there is none
   */
  public static Object get(Object value, Object index) {
    if (value instanceof PyDict dict) {
      Object found = dict.get(index);
      if (found == null) {
        throw PyError.missingKey(index);
      }
      return found;
    }
    if (value instanceof String text) {
      return getText(text, index);
    }
    if (value instanceof PyList list) {
      return index instanceof PySlice slice
          ? new PyList(pick(list.items(), slice))
          : list.items().get(position(index, list.items().size(), "list", "list"));
    }
    if (value instanceof PyTuple tuple) {
      return index instanceof PySlice slice
          ? new PyTuple(pick(tuple.items(), slice))
          : tuple.items().get(position(index, tuple.items().size(), "tuple", "tuple"));
    }
    if (value instanceof PyRange range) {
      return getRange(range, index);
    }
    if (value instanceof PyBytes bytes) {
      return getBytes(bytes, index);
    }
    throw PyError.of(
        "TypeError", "'%s' object is not subscriptable".formatted(Types.nameOf(value)));
  }

  /**
   * Sets an item or slice.
   *
   * @throws PyError if that is not possible
   */
  public static void set(Object value, Object index, Object item) {
    if (value instanceof PyDict dict) {
      dict.put(index, item);
    } else if (value instanceof PyList list) {
      if (index instanceof PySlice slice) {
        setSlice(list.items(), slice, item);
      } else {
        int at = position(index, list.items().size(), "list", "list assignment");
        list.items().set(at, item);
      }
    } else {
      throw PyError.of(
          "TypeError",
          "'%s' object does not support item assignment".formatted(Types.nameOf(value)));
    }
  }

  /**
   * Deletes an item or slice.
   *
   * @throws PyError if that is not possible
   */
  public static void delete(Object value, Object index) {
    if (value instanceof PyDict dict) {
      if (dict.remove(index) == null) {
        throw PyError.missingKey(index);
      }
    } else if (value instanceof PyList list) {
      if (index instanceof PySlice slice) {
        deleteSlice(list.items(), slice);
      } else {
        list.items().remove(position(index, list.items().size(), "list", "list assignment"));
      }
    } else {
      throw PyError.of(
          "TypeError", "'%s' object doesn't support item deletion".formatted(Types.nameOf(value)));
    }
  }

  private static Object getText(String text, Object index) {
    int length = Strings.length(text);
    if (index instanceof PySlice slice) {
      PySlice.Fitted fitted = slice.fit(length);
      if (fitted.step() == 1) {
        return Strings.substring(text, fitted.first(), fitted.first() + fitted.count());
      }
      StringBuilder picked = new StringBuilder();
      for (int i = 0; i < fitted.count(); i++) {
        picked.append(Strings.at(text, fitted.first() + i * fitted.step()));
      }
      return picked.toString();
    }
    return Strings.at(text, position(index, length, "string", "string"));
  }

  private static Object getRange(PyRange range, Object index) {
    if (index instanceof PySlice slice) {
      PySlice.Fitted fitted = slice.fit((int) Math.min(Integer.MAX_VALUE, range.size()));
      long start = range.get(fitted.first());
      long step = range.step() * fitted.step();
      return new PyRange(start, start + step * fitted.count(), step);
    }
    int size = (int) Math.min(Integer.MAX_VALUE, range.size());
    return range.get(position(index, size, "range", "range object"));
  }

  private static Object getBytes(PyBytes bytes, Object index) {
    byte[] content = bytes.content();
    if (index instanceof PySlice slice) {
      PySlice.Fitted fitted = slice.fit(content.length);
      byte[] picked = new byte[fitted.count()];
      for (int i = 0; i < picked.length; i++) {
        picked[i] = content[fitted.first() + i * fitted.step()];
      }
      return new PyBytes(picked);
    }
    return (long) (content[position(index, content.length, "byte", "index")] & 0xFF);
  }

  private static List<Object> pick(List<Object> items, PySlice slice) {
    PySlice.Fitted fitted = slice.fit(items.size());
    List<Object> picked = new ArrayList<>(fitted.count());
    for (int i = 0; i < fitted.count(); i++) {
      picked.add(items.get(fitted.first() + i * fitted.step()));
    }
    return picked;
  }

  private static void setSlice(List<Object> items, PySlice slice, Object value) {
    List<Object> fresh = Sequences.toList(value);
    PySlice.Fitted fitted = slice.fit(items.size());
    if (fitted.step() == 1) {
      List<Object> part = items.subList(fitted.first(), fitted.first() + fitted.count());
      part.clear();
      items.addAll(fitted.first(), fresh);
      return;
    }
    if (fresh.size() != fitted.count()) {
      throw PyError.of(
          "ValueError",
          "attempt to assign sequence of size %d to extended slice of size %d"
              .formatted(fresh.size(), fitted.count()));
    }
    for (int i = 0; i < fitted.count(); i++) {
      items.set(fitted.first() + i * fitted.step(), fresh.get(i));
    }
  }

  private static void deleteSlice(List<Object> items, PySlice slice) {
    PySlice.Fitted fitted = slice.fit(items.size());
    for (int i = 0; i < fitted.count(); i++) {
      int nth = fitted.step() > 0 ? fitted.count() - 1 - i : i;
      items.remove(fitted.first() + nth * fitted.step());
    }
  }

  private static int position(Object index, int size, String type, String subject) {
    if (!Numbers.isIntegral(index)) {
      String types = "byte".equals(type) ? "byte indices" : type + " indices";
      throw PyError.of(
          "TypeError",
          "%s must be integers%s, not %s"
              .formatted(
                  types, "string".equals(type) ? "" : " or slices", typeForComplaint(type, index)));
    }
    long position = Numbers.toLong(index);
    long absolute = position < 0 ? position + size : position;
    if (absolute < 0 || absolute >= size) {
      throw PyError.of(
          "IndexError",
          "%s%s out of range".formatted(subject, subject.equals("index") ? "" : " index"));
    }
    return (int) absolute;
  }

  private static String typeForComplaint(String type, Object index) {
    String name = Types.nameOf(index);
    return "string".equals(type) ? "'" + name + "'" : name;
  }
}
