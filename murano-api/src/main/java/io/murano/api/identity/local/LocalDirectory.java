package io.murano.api.identity.local;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The configured users and projects, looked up by id or name. Immutable. */
final class LocalDirectory {

  static final String DOMAIN_ID = "default";
  static final String DOMAIN_NAME = "Default";

  private static final String ANY_PROJECT = "*";

  private final Map<String, Project> projects = new LinkedHashMap<>();
  private final Map<String, Project> projectsByName = new LinkedHashMap<>();
  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, User> usersByName = new LinkedHashMap<>();

  /**
   * Reads the configuration.
   *
   * @throws IllegalArgumentException if a name or id occurs twice or a user refers to an unknown
   *     project
   */
  LocalDirectory(LocalIdentityProperties properties) {
    for (LocalIdentityProperties.Project configured : properties.projects()) {
      String id =
          configured.id() == null ? derivedId("project", configured.name()) : configured.id();
      Project project = new Project(id, configured.name(), configured.description());
      putOnce(projects, project.id(), project, "project id");
      putOnce(projectsByName, project.name(), project, "project");
    }
    for (LocalIdentityProperties.User configured : properties.users()) {
      User user = user(configured);
      putOnce(users, user.id(), user, "user id");
      putOnce(usersByName, user.name(), user, "user");
    }
  }

  Optional<User> userById(String id) {
    return Optional.ofNullable(users.get(id));
  }

  Optional<User> userByName(String name) {
    return Optional.ofNullable(usersByName.get(name));
  }

  Optional<Project> projectById(String id) {
    return Optional.ofNullable(projects.get(id));
  }

  Optional<Project> projectByName(String name) {
    return Optional.ofNullable(projectsByName.get(name));
  }

  /** Returns the roles of a user in a project; none when the user may not work there. */
  Set<String> roles(User user, Project project) {
    Set<String> roles = new HashSet<>(user.rolesByProject().getOrDefault(ANY_PROJECT, Set.of()));
    roles.addAll(user.rolesByProject().getOrDefault(project.name(), Set.of()));
    return roles;
  }

  /** Returns the projects in which a user has a role. */
  List<Project> projectsOf(User user) {
    return projects.values().stream().filter(project -> !roles(user, project).isEmpty()).toList();
  }

  private User user(LocalIdentityProperties.User configured) {
    for (String name : configured.roles().keySet()) {
      if (!name.equals(ANY_PROJECT)) {
        requireProject(configured, name);
      }
    }
    String defaultProject = configured.defaultProject();
    return new User(
        configured.id() == null ? derivedId("user", configured.name()) : configured.id(),
        configured.name(),
        configured.password(),
        defaultProject == null ? null : requireProject(configured, defaultProject).id(),
        configured.roles());
  }

  private Project requireProject(LocalIdentityProperties.User user, String name) {
    return projectByName(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "User %s refers to project %s; configured projects: %s"
                        .formatted(user.name(), name, projectsByName.keySet())));
  }

  private static <T> void putOnce(Map<String, T> map, String key, T value, String what) {
    if (map.putIfAbsent(key, value) != null) {
      throw new IllegalArgumentException("The " + what + " " + key + " is configured twice");
    }
  }

  /** Returns an id that is always the same for a kind and a name. */
  static String derivedId(String kind, String name) {
    byte[] seed = ("murano:" + kind + ":" + name).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString().replace("-", "");
  }

  record Project(String id, String name, String description) {}

  record User(
      String id,
      String name,
      String encodedPassword,
      @Nullable String defaultProjectId,
      Map<String, Set<String>> rolesByProject) {

    User {
      rolesByProject = Map.copyOf(rolesByProject);
    }

    /** Returns a text without the password. */
    @Override
    public String toString() {
      return "User[%s]".formatted(name);
    }
  }
}
