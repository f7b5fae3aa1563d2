package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Builtin;
import io.murano.agent.body.value.PyTuple;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The module os.path, as far as bodies use it. Stateless. */
final class PathModule {

  private PathModule() {}

  static Map<String, Object> members() {
    Map<String, Object> members = new HashMap<>();
    members.put("join", Builtin.function("join", PathModule::join));
    put(members, "basename", path -> path.substring(path.lastIndexOf('/') + 1));
    put(members, "dirname", path -> split(path)[0]);
    put(members, "isabs", path -> path.startsWith("/"));
    put(members, "split", path -> PyTuple.of(split(path)[0], split(path)[1]));
    put(members, "splitext", PathModule::splitExtension);
    put(members, "exists", path -> test(path, Files::exists));
    put(members, "isfile", path -> test(path, Files::isRegularFile));
    put(members, "isdir", path -> test(path, Files::isDirectory));
    return members;
  }

  private static void put(
      Map<String, Object> members, String name, Function<String, Object> function) {
    members.put(
        name,
        Builtin.function(
            name, given -> function.apply(Given.bind(given, name, 1, "path").text(0))));
  }

  private static Object join(Arguments arguments) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < arguments.size(); i++) {
      Arguments one = Arguments.of(arguments.positional().get(i));
      String part = Given.bind(one, "join", 1, "path").text(0);
      if (part.startsWith("/")) {
        joined.setLength(0);
      } else if (joined.length() > 0 && joined.charAt(joined.length() - 1) != '/') {
        joined.append('/');
      }
      joined.append(part);
    }
    return joined.toString();
  }

  private static String[] split(String path) {
    int cut = path.lastIndexOf('/') + 1;
    String head = path.substring(0, cut);
    String stripped = head.replaceAll("/+$", "");
    return new String[] {stripped.isEmpty() ? head : stripped, path.substring(cut)};
  }

  private static Object splitExtension(String path) {
    int slash = path.lastIndexOf('/');
    int dot = path.lastIndexOf('.');
    boolean hidden =
        path.substring(slash + 1, Math.max(slash + 1, dot)).chars().allMatch(c -> c == '.');
    if (dot <= slash || hidden) {
      return PyTuple.of(path, "");
    }
    return PyTuple.of(path.substring(0, dot), path.substring(dot));
  }

  private static boolean test(String path, Predicate<Path> question) {
    try {
      return question.test(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
