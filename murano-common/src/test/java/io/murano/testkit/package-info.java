/**
 * The test kit: a private RabbitMQ node and a private PostgreSQL server per test run, service
 * processes that can really be killed, and connections that can be cut.
 *
 * <p>A test class asks for what it needs and gets a virtual host or a database of its own:
 *
 * <pre>{@code
 * @NeedsBroker
 * @NeedsDatabase
 * class OutboxRelayIntegrationTests {
 *   @Test
 *   void publishesAfterTheBrokerReturns(TestBroker broker, TestDatabase database) {
 *     broker.kill();
 *     ...
 *     broker.start();
 *   }
 * }
 * }</pre>
 *
 * <p>Where a parameter comes too late, as in a {@code @DynamicPropertySource} method, {@code
 * TestBroker.of(MyTests.class)} gives the same object. Servers start when first used, are shared by
 * all test classes of the JVM and vanish with it, also when it is killed: see {@link
 * io.murano.testkit.Guard}. They come from {@code MURANO_RABBITMQ_URI} and {@code
 * MURANO_DATABASE_URL} if set, else from the scripts in {@code .launcher} that the launcher uses.
 *
 * <p>Depends on JUnit, the RabbitMQ client, Jackson and the JDK; nothing else of the project.
 */
@NullMarked
package io.murano.testkit;

import org.jspecify.annotations.NullMarked;
