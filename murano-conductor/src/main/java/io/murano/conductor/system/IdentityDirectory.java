package io.murano.conductor.system;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Users and projects as the identity service knows them. Thread-safe; may block. */
public interface IdentityDirectory {

  /**
   * A user or project.
   *
   * @param id its id
   * @param name its name
   * @param domain name of its domain
   * @param attributes everything else the service says about it
   */
  record Entry(
      String id, String name, String domain, Map<String, ? extends @Nullable Object> attributes) {

    /** Checks that the members every reader relies on are present. */
    public Entry {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(domain, "domain");
      Objects.requireNonNull(attributes, "attributes");
    }

    /** Returns an entry of which only the id is known. */
    public static Entry ofId(String id) {
      return new Entry(id, id, "Default", Map.of());
    }
  }

  /** A directory that knows nothing but ids. */
  IdentityDirectory IDS_ONLY =
      new IdentityDirectory() {
        @Override
        public Entry user(String id) {
          return Entry.ofId(id);
        }

        @Override
        public Entry project(String id) {
          return Entry.ofId(id);
        }
      };

  /**
   * Returns a user.
   *
   * @throws io.murano.common.error.MuranoException if the service does not know or tell it
   */
  Entry user(String id);

  /**
   * Returns a project.
   *
   * @throws io.murano.common.error.MuranoException if the service does not know or tell it
   */
  Entry project(String id);
}
