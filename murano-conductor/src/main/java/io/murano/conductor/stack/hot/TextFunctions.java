package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.hot.HotFunction.Arguments;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions that make or take apart texts. */
final class TextFunctions {

  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder());

  private static final Map<String, String> DIGESTS =
      new TreeMap<>(
          Map.of(
              "md5", "MD5",
              "sha1", "SHA-1",
              "sha224", "SHA-224",
              "sha256", "SHA-256",
              "sha384", "SHA-384",
              "sha512", "SHA-512"));

  private static final Set<String> URL_KEYS =
      Set.of("scheme", "username", "password", "host", "port", "path", "query", "fragment");

  private static final int MAX_PORT = 65_535;

  private TextFunctions() {}

  /** {@code list_join} with one list of strings. */
  static Object joinOne(Arguments arguments) {
    List<?> parts = arguments.list(2, 2, "[delimiter, list]");
    return join(arguments, parts, item -> requireString(arguments, item));
  }

  /** {@code list_join} with any number of lists; maps and lists in them become JSON. */
  static Object joinMany(Arguments arguments) {
    List<?> parts = arguments.list(2, Integer.MAX_VALUE, "[delimiter, list, …]");
    return join(arguments, parts, item -> stringOrJson(arguments, item));
  }

  private static String join(Arguments arguments, List<?> parts, Function<Object, String> text) {
    if (!(parts.get(0) instanceof String delimiter)) {
      throw arguments.failure("needs a string as delimiter");
    }
    StringBuilder joined = new StringBuilder();
    boolean first = true;
    for (Object part : parts.subList(1, parts.size())) {
      if (part != null && !(part instanceof List)) {
        throw arguments.failure("joins lists, got " + StackValues.described(part));
      }
      for (Object item : part == null ? List.of() : (List<?>) part) {
        joined.append(first ? "" : delimiter).append(item == null ? "" : text.apply(item));
        arguments.requireLength(joined.length());
        first = false;
      }
    }
    return joined.toString();
  }

  private static String requireString(Arguments arguments, Object item) {
    if (item instanceof String text) {
      return text;
    }
    throw arguments.failure("joins strings, got " + StackValues.described(item));
  }

  private static String stringOrJson(Arguments arguments, Object item) {
    return item instanceof Map || item instanceof List
        ? PythonText.json(item)
        : requireString(arguments, item);
  }

  /** {@code str_replace} of the first versions: only scalars as values. */
  static Object replaceScalars(Arguments arguments) {
    return new Replacement(arguments, false, true, false).result();
  }

  /** {@code str_replace}: maps and lists become JSON. */
  static Object replace(Arguments arguments) {
    return new Replacement(arguments, true, true, false).result();
  }

  /** {@code str_replace_strict}: every key must occur. */
  static Object replaceStrict(Arguments arguments) {
    return new Replacement(arguments, true, true, true).result();
  }

  /** {@code str_replace_vstrict}: every key must occur and have a value. */
  static Object replaceVeryStrict(Arguments arguments) {
    return new Replacement(arguments, true, false, true).result();
  }

  /** {@code str_split}. */
  static @Nullable Object split(Arguments arguments) {
    List<?> parts = arguments.list(2, 3, "[delimiter, string, (index)]");
    if (parts.get(1) == null) {
      return null;
    }
    if (!(parts.get(0) instanceof String delimiter)
        || delimiter.isEmpty()
        || !(parts.get(1) instanceof String text)) {
      throw arguments.failure("needs a delimiter and a string");
    }
    List<String> pieces = Arrays.asList(text.split(Pattern.quote(delimiter), -1));
    if (parts.size() == 2) {
      return pieces;
    }
    Object piece = Selection.select(pieces, List.of(String.valueOf(parts.get(2))));
    if (piece == null) {
      throw arguments.failure(
          "has no piece %s; the index is from 0 to %d".formatted(parts.get(2), pieces.size() - 1));
    }
    return piece;
  }

  /** {@code digest}. */
  static Object digest(Arguments arguments) {
    List<?> parts = arguments.list(2, 2, "[algorithm, string]");
    if (!(parts.get(0) instanceof String algorithm) || !(parts.get(1) instanceof String text)) {
      throw arguments.failure("needs two strings");
    }
    String javaName = DIGESTS.get(algorithm.toLowerCase(Locale.ROOT));
    if (javaName == null) {
      throw arguments.failure(
          "does not know the algorithm '%s'; known are %s".formatted(algorithm, DIGESTS.keySet()));
    }
    try {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      return HexFormat.of().formatHex(MessageDigest.getInstance(javaName).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw arguments.failure("cannot use the algorithm '%s' here".formatted(algorithm));
    }
  }

  /** {@code Fn::Base64}. */
  static Object base64(Arguments arguments) {
    if (arguments.value() instanceof String text) {
      return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
    throw arguments.usage("a string");
  }

  /** {@code make_url}. */
  static Object makeUrl(Arguments arguments) {
    Map<?, ?> parts = arguments.map("a map of URL parts");
    List<String> unknown =
        parts.keySet().stream()
            .map(String::valueOf)
            .filter(key -> !URL_KEYS.contains(key))
            .toList();
    if (!unknown.isEmpty()) {
      throw arguments.failure(
          "does not know %s; known are %s".formatted(unknown, new TreeSet<>(URL_KEYS)));
    }
    String scheme = urlPart(parts, "scheme");
    if (scheme.contains(":")) {
      throw arguments.failure("needs a scheme without ':'");
    }
    String authority = userInfo(parts) + host(parts) + port(arguments, parts);
    String path = quote(urlPart(parts, "path"), "/");
    StringBuilder url = new StringBuilder();
    url.append(scheme.isEmpty() ? "" : scheme + ":");
    if (!authority.isEmpty()) {
      url.append("//").append(authority);
      path = path.isEmpty() || path.startsWith("/") ? path : "/" + path;
    }
    url.append(path).append(query(arguments, parts));
    String fragment = quote(urlPart(parts, "fragment"), "/");
    return url.append(fragment.isEmpty() ? "" : "#" + fragment).toString();
  }

  private static String userInfo(Map<?, ?> parts) {
    String user = quote(urlPart(parts, "username"), "");
    String password = quote(urlPart(parts, "password"), "");
    if (user.isEmpty() && password.isEmpty()) {
      return "";
    }
    return user + (password.isEmpty() ? "" : ":" + password) + "@";
  }

  private static String host(Map<?, ?> parts) {
    String host = urlPart(parts, "host");
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    String quoted = quote(host, ":");
    return quoted.contains(":") ? "[" + quoted + "]" : quoted;
  }

  private static String port(Arguments arguments, Map<?, ?> parts) {
    String port = urlPart(parts, "port");
    if (port.isEmpty()) {
      return "";
    }
    try {
      int number = Integer.parseInt(port);
      if (number > 0 && number <= MAX_PORT) {
        return ":" + number;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with numbers out of range.
    }
    throw arguments.failure("needs a port from 1 to 65535, got '%s'".formatted(port));
  }

  private static String query(Arguments arguments, Map<?, ?> parts) {
    Object query = parts.get("query");
    if (query == null) {
      return "";
    }
    if (!(query instanceof Map<?, ?> pairs)) {
      throw arguments.failure("needs a map as query");
    }
    String text =
        pairs.entrySet().stream()
            .map(pair -> formEncode(pair.getKey()) + "=" + formEncode(pair.getValue()))
            .collect(Collectors.joining("&"));
    return text.isEmpty() ? "" : "?" + text;
  }

  private static String formEncode(@Nullable Object value) {
    String text = value == null ? "None" : PythonText.ofScalar(value);
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("*", "%2A")
        .replace("%7E", "~")
        .replace("%2F", "/");
  }

  private static String urlPart(Map<?, ?> parts, String key) {
    Object part = parts.get(key);
    return part == null ? "" : PythonText.ofScalar(part);
  }

  private static String quote(String text, String safe) {
    StringBuilder quoted = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "_.-~".indexOf(c) >= 0);
      quoted.append(
          plain || safe.indexOf(c) >= 0 ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return quoted.toString();
  }

  /**
   * One replacement: all keys are replaced in one pass, so that a value which contains a key stays
   * as it is; where keys overlap, the longer one wins.
   */
  private record Replacement(
      Arguments arguments, boolean json, boolean emptyAllowed, boolean strict) {

    String result() {
      Map<?, ?> parts = arguments.map("a map with 'template' and 'params'");
      Object params = parts.get("params");
      if (!(parts.get("template") instanceof String template)) {
        throw arguments.failure("needs a string as 'template'");
      }
      if (!(params instanceof Map<?, ?> map)) {
        throw arguments.failure("needs a map as 'params'");
      }
      Map<String, String> values = new TreeMap<>(LONGEST_FIRST);
      map.forEach((key, value) -> values.put(String.valueOf(key), text(key, value)));
      Set<String> unused = new TreeSet<>(LONGEST_FIRST);
      unused.addAll(values.keySet());
      String replaced = replace(template, new ArrayList<>(values.keySet()), values, unused);
      if (strict && !unused.isEmpty()) {
        throw arguments.failure(
            "does not find these params in its template: " + String.join(",", unused));
      }
      return replaced;
    }

    private String replace(
        String text, List<String> keys, Map<String, String> values, Set<String> unused) {
      if (keys.isEmpty() || text.isEmpty()) {
        return text;
      }
      String key = keys.get(0);
      if (key.isEmpty()) {
        throw arguments.failure("cannot replace an empty text");
      }
      List<String> rest = keys.subList(1, keys.size());
      String[] pieces = text.split(Pattern.quote(key), -1);
      if (pieces.length > 1) {
        unused.remove(key);
      }
      String value = String.valueOf(values.get(key));
      StringBuilder replaced = new StringBuilder();
      for (int i = 0; i < pieces.length; i++) {
        replaced.append(i == 0 ? "" : value).append(replace(pieces[i], rest, values, unused));
        arguments.requireLength(replaced.length());
      }
      return replaced.toString();
    }

    private String text(Object key, @Nullable Object value) {
      boolean structure = value instanceof Map || value instanceof List;
      if (structure && !json) {
        throw arguments.failure(
            "replaces strings and numbers; param '%s' is %s"
                .formatted(key, StackValues.described(value)));
      }
      boolean empty =
          value == null
              || value.equals("")
              || (value instanceof Map<?, ?> map && map.isEmpty())
              || (value instanceof List<?> list && list.isEmpty());
      if (empty && !emptyAllowed) {
        throw arguments.failure("needs a value for param '%s'".formatted(key));
      }
      if (value == null) {
        return "";
      }
      return structure ? PythonText.json(value) : PythonText.ofScalar(value);
    }
  }
}
