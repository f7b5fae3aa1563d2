package io.murano.conductor.packages;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of a task, and after it was refused those of the service user. */
final class ProjectTokens implements Tokens {

  private final @Nullable String taskToken;
  private final String projectId;
  private final ServiceUser serviceUser;

  ProjectTokens(@Nullable String taskToken, String projectId, ServiceUser serviceUser) {
    this.taskToken = taskToken;
    this.projectId = projectId;
    this.serviceUser = serviceUser;
  }

  @Override
  public Optional<String> first() {
    return Optional.ofNullable(taskToken).filter(token -> !token.isEmpty());
  }

  @Override
  public String after(String refused) throws InterruptedException {
    serviceUser.forget(projectId, refused);
    return serviceUser.token(projectId);
  }
}
