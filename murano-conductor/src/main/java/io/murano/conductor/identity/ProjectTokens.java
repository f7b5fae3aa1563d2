package io.murano.conductor.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of a task, and after it was refused those of the service user. Thread-safe. */
public final class ProjectTokens implements Tokens {

  private final @Nullable String taskToken;
  private final ServiceUser.Scope scope;
  private final ServiceUser serviceUser;

  /**
   * Creates the tokens of a task.
   *
   * @param taskToken token that came with the task, a secret; or null
   */
  public ProjectTokens(
      @Nullable String taskToken, ServiceUser.Scope scope, ServiceUser serviceUser) {
    this.taskToken = taskToken;
    this.scope = scope;
    this.serviceUser = serviceUser;
  }

  @Override
  public Optional<String> first() {
    return Optional.ofNullable(taskToken).filter(token -> !token.isEmpty());
  }

  @Override
  public String after(String refused) throws InterruptedException {
    serviceUser.forget(scope, refused);
    return serviceUser.token(scope);
  }
}
