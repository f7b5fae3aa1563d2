package io.murano.api.support;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Empties the database before each test, of all but the catalogue, and hands out what a test talks
 * to.
 */
final class ApiExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

  private static final Logger log = LoggerFactory.getLogger(ApiExtension.class);

  private static final String DEADLOCK = "40P01";
  private static final int ATTEMPTS = 5;

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ApiExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    if (SpringExtension.getApplicationContext(context)
        instanceof ConfigurableApplicationContext application) {
      closeBeforeTheServers(context, application, application::close);
    }
    if (usesTwoInstances(context)) {
      closeBeforeTheServers(context, SecondApi.class, SecondApi::closeShared);
    } else {
      SecondApi.closeShared();
    }
  }

  private static boolean usesTwoInstances(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getRequiredTestClass(), TwoInstancesTest.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    for (int attempt = 1; !empty(attempt == ATTEMPTS); attempt++) {
      log.info("What an earlier test left to do is still being written");
    }
  }

  /** Returns false when the database has chosen this side to give way to a transaction. */
  private static boolean empty(boolean isLastAttempt) {
    try {
      Servers.database()
          .execute(
              """
              truncate murano_api.environment, murano_api.environment_template,
                murano_api.instance_stats, murano_api.outbox, murano_api.audit_event,
                murano_api.broker_instance cascade
              """);
      return true;
    } catch (IllegalStateException e) {
      if (!isLastAttempt
          && e.getCause() instanceof SQLException cause
          && DEADLOCK.equals(cause.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** What is put into the root store last is closed first: the application, then its servers. */
  private static void closeBeforeTheServers(
      ExtensionContext context, Object key, AutoCloseable close) {
    context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(key, absent -> close, AutoCloseable.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ApiClient.class
        || type == FakeConductor.class
        || (type == SecondApi.class && usesTwoInstances(context));
  }

  /** A client is logged in as alice unless the test asks for somebody else. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == FakeConductor.class) {
      return context
          .getStore(ExtensionContext.Namespace.create(ApiExtension.class, context.getUniqueId()))
          .computeIfAbsent(FakeConductor.class, key -> FakeConductor.start(), FakeConductor.class);
    }
    if (type == SecondApi.class) {
      return SecondApi.shared();
    }
    ApplicationContext application = SpringExtension.getApplicationContext(context);
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    return ApiClient.at(Integer.parseInt(port)).login("alice");
  }
}
