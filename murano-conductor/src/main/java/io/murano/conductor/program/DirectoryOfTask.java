package io.murano.conductor.program;

import io.murano.common.error.ErrorCode;
import io.murano.conductor.http.RemoteServiceException;
import io.murano.conductor.identity.DirectoryEntry;
import io.murano.conductor.identity.Tokens;
import io.murano.conductor.identity.UserDirectory;
import io.murano.conductor.system.IdentityDirectory;
import java.util.Optional;

/** The identity service as a task may ask it. Thread-safe. */
record DirectoryOfTask(UserDirectory users, Tokens tokens) implements IdentityDirectory {

  @Override
  public Entry user(String id) {
    return find(UserDirectory.Kind.USER, id);
  }

  @Override
  public Entry project(String id) {
    return find(UserDirectory.Kind.PROJECT, id);
  }

  /** Of what may not be asked only the id is told, as of what the service does not know. */
  private Entry find(UserDirectory.Kind kind, String id) {
    try {
      Optional<DirectoryEntry> found = users.find(kind, id, tokens);
      return found
          .map(entry -> new Entry(id, entry.name(), entry.domain(), entry.attributes()))
          .orElseGet(() -> Entry.ofId(id));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RemoteServiceException(
          ErrorCode.CANCELLED, "The question for " + kind + " " + id + " was interrupted", e);
    }
  }
}
