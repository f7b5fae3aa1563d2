package io.murano.api.deployment;

import io.murano.api.domain.TrustReleased;
import io.murano.api.identity.Caller;
import io.murano.api.identity.TrustProvider;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Gives a run that is about to be requested a trust to work under, unless its environment has one,
 * and ends trusts that are released. The trust is made before any transaction begins: nothing is
 * locked while the identity service is asked. It is made here and not by a conductor because here
 * the token is known to be valid; a task may wait for a conductor longer than a token lives.
 */
@Component
public final class Delegation {

  private final JdbcClient jdbc;
  private final Optional<TrustProvider> trusts;
  private final Executor executor;

  Delegation(
      JdbcClient jdbc,
      ObjectProvider<TrustProvider> trusts,
      @Qualifier("applicationTaskExecutor") Executor executor) {
    this.jdbc = jdbc;
    this.trusts = Optional.ofNullable(trusts.getIfAvailable());
    this.executor = executor;
  }

  /** Requests a run, with a trust if one is needed; ends the trust if the request fails. */
  public <T> T forRun(Caller caller, String environmentId, Function<Caller, T> request) {
    return request(caller, newTrust(caller, environmentId, false), request);
  }

  /** Requests a deletion likewise; an environment that was never run needs no trust for it. */
  public void forDeletion(Caller caller, String environmentId, Consumer<Caller> request) {
    request(
        caller,
        newTrust(caller, environmentId, true),
        trusted -> {
          request.accept(trusted);
          return trusted;
        });
  }

  @TransactionalEventListener
  void trustReleased(TrustReleased released) {
    trusts.ifPresent(provider -> executor.execute(() -> provider.deleteTrust(released.trustId())));
  }

  private <T> T request(Caller caller, Optional<String> trust, Function<Caller, T> request) {
    if (trust.isEmpty()) {
      return request.apply(caller);
    }
    try {
      return request.apply(caller.withTrust(trust.get()));
    } catch (RuntimeException e) {
      trustReleased(new TrustReleased(trust.get()));
      throw e;
    }
  }

  private Optional<String> newTrust(Caller caller, String environmentId, boolean onlyIfDeployed) {
    return trusts
        .filter(provider -> needsTrust(caller, environmentId, onlyIfDeployed))
        .flatMap(provider -> provider.createTrust(caller));
  }

  /** The check of rights comes later; a trust is only made where it will not fail for sure. */
  private boolean needsTrust(Caller caller, String environmentId, boolean onlyIfDeployed) {
    return jdbc.sql(
            """
            select 1 from environment
            where id = :id and tenant_id = :project
              and description -> 'SystemData' ->> 'TrustId' is null
              and (not :deployed or jsonb_exists(description, 'ObjectsCopy'))
            """)
        .param("id", environmentId)
        .param("project", caller.projectId())
        .param("deployed", onlyIfDeployed)
        .query(Integer.class)
        .optional()
        .isPresent();
  }
}
