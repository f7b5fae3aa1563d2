package io.murano.api.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A path into an object model. Empty segments count as absent, because clients concatenate paths
 * carelessly (contract rest-api §1.2).
 *
 * @param segments member names, object ids or array indexes
 */
public record ModelPath(List<String> segments) {

  /** Copies the list. */
  public ModelPath {
    segments = List.copyOf(segments);
  }

  /** Reads the part of a request URI as it was sent; {@code %2F} does not separate segments. */
  public static ModelPath ofRaw(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String part : rawPath.split("/")) {
      if (!part.isEmpty()) {
        segments.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return new ModelPath(segments);
  }

  /** Returns the path of the given segments. */
  public static ModelPath of(String... segments) {
    return new ModelPath(List.of(segments));
  }

  /** Returns whether the path leads to the whole document. */
  public boolean isEmpty() {
    return segments.isEmpty();
  }

  /** Returns this path below another one. */
  public ModelPath below(String first) {
    List<String> all = new ArrayList<>();
    all.add(first);
    all.addAll(segments);
    return new ModelPath(all);
  }

  /** Returns the path without its last segment; the path must not be empty. */
  ModelPath parent() {
    return new ModelPath(segments.subList(0, segments.size() - 1));
  }

  /** Returns the last segment; the path must not be empty. */
  String last() {
    return segments.get(segments.size() - 1);
  }

  @Override
  public String toString() {
    return String.join("/", segments);
  }
}
