package io.murano.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands brokers and databases to test classes, starts again what a test left stopped, and ends the
 * servers with the run.
 */
final class ServersExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(ServersExtension.class))
        .computeIfAbsent(Guard.class, type -> Guard.current());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestBroker.startIfStopped();
    TestDatabase.startIfStopped();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestBroker.class || type == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    return parameter.getParameter().getType() == TestBroker.class
        ? TestBroker.of(testClass)
        : TestDatabase.of(testClass);
  }
}
