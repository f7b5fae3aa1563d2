package io.murano.conductor.packages;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of a task, and after it was refused those of the service user. */
final class ProjectTokens implements Tokens {

  private final @Nullable String taskToken;
  private final ServiceUser.Scope scope;
  private final ServiceUser serviceUser;

  ProjectTokens(@Nullable String taskToken, ServiceUser.Scope scope, ServiceUser serviceUser) {
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
