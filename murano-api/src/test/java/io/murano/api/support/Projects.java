package io.murano.api.support;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Projects for tests of what is not emptied before each of them: such a test takes projects that no
 * other one uses. In each of them the users {@code admin} and {@code member} have the role of their
 * name, see {@link ApiClient#admin} and {@link ApiClient#member}.
 */
public final class Projects {

  private static final int COUNT = 400;

  private static final AtomicInteger NEXT = new AtomicInteger();

  private Projects() {}

  /** Returns the id, which is the name, of a project that nobody has used. */
  public static String next() {
    int number = NEXT.getAndIncrement();
    if (number >= COUNT) {
      throw new IllegalStateException("more tests than projects: raise Projects.COUNT");
    }
    return "p" + number;
  }

  static void declare(Map<String, String> properties, String prefix, int firstIndex) {
    for (int i = 0; i < COUNT; i++) {
      String project = prefix + "projects[" + (firstIndex + i) + "].";
      properties.put(project + "name", "p" + i);
      properties.put(project + "id", "p" + i);
    }
  }
}
