package io.murano.api.support;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Empties the database before each test and hands out what a test talks to. */
final class ApiExtension implements BeforeEachCallback, ParameterResolver {

  @Override
  public void beforeEach(ExtensionContext context) {
    closeBeforeTheServers(context);
    Servers.database()
        .execute(
            """
            truncate murano_api.environment, murano_api.environment_template,
              murano_api.instance_stats, murano_api.outbox, murano_api.audit_event,
              murano_api.broker_instance cascade
            """);
  }

  /** What is put into the root store last is closed first: the application, then its servers. */
  private static void closeBeforeTheServers(ExtensionContext context) {
    if (SpringExtension.getApplicationContext(context)
        instanceof ConfigurableApplicationContext application) {
      context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(ApiExtension.class))
          .computeIfAbsent(
              application, key -> (AutoCloseable) application::close, AutoCloseable.class);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ApiClient.class || type == FakeConductor.class;
  }

  /** A client is logged in as alice unless the test asks for somebody else. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == FakeConductor.class) {
      return context
          .getStore(ExtensionContext.Namespace.create(ApiExtension.class, context.getUniqueId()))
          .computeIfAbsent(FakeConductor.class, key -> FakeConductor.start(), FakeConductor.class);
    }
    ApplicationContext application = SpringExtension.getApplicationContext(context);
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    return ApiClient.at(Integer.parseInt(port)).login("alice");
  }
}
