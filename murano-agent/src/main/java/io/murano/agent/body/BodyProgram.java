package io.murano.agent.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan's body, ready to be compiled: the text of a function without parameters, its common
 * indentation removed (contract messaging §4.6), and what it sees as {@code args}.
 *
 * @param text lines without common indentation
 * @param parameters JSON values by name
 */
public record BodyProgram(String text, Map<String, @Nullable Object> parameters) {

  private static final int TAB_WIDTH = 4;

  /** Copies the parameters, keeping their order. */
  public BodyProgram {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Makes a program of a body as the plan holds it. */
  public static BodyProgram of(String body, Map<String, @Nullable Object> parameters) {
    List<String> lines = new ArrayList<>();
    int common = Integer.MAX_VALUE;
    for (String line : body.split("\n", -1)) {
      String expanded = expandTabs(line);
      lines.add(expanded);
      int indentation = indentation(expanded);
      common = indentation < 0 ? common : Math.min(common, indentation);
    }
    int removed = common;
    lines.replaceAll(line -> line.substring(Math.min(removed, line.length())));
    return new BodyProgram(String.join("\n", lines), parameters);
  }

  /** Shows the size only: the body may hold secrets. */
  @Override
  public String toString() {
    return "BodyProgram[%d characters]".formatted(text.length());
  }

  private static String expandTabs(String line) {
    if (line.indexOf('\t') < 0) {
      return line;
    }
    StringBuilder expanded = new StringBuilder();
    int column = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        int width = TAB_WIDTH - column % TAB_WIDTH;
        expanded.append(" ".repeat(width));
        column += width;
      } else {
        expanded.append(c);
        column = c == '\r' ? 0 : column + 1;
      }
    }
    return expanded.toString();
  }

  private static int indentation(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) != ' ') {
        return i;
      }
    }
    return -1;
  }
}
