/**
 * Starts whole installations for tests and talks to them as a client does.
 *
 * <pre>{@code
 * @NeedsBroker
 * @NeedsDatabase
 * @ExtendWith(LogsOnFailure.class)
 * class DeploymentIntegrationTests {
 *   @Test
 *   void deploysAnApplication(TestBroker broker, TestDatabase database) {
 *     try (MuranoCluster murano = MuranoCluster.on(broker, database).conductors(2).start()) {
 *       MuranoClient client = murano.client();
 *       client.uploadPackage(PackageArchive.of(folder));
 *       String environment = client.createEnvironment("shop");
 *       ...
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>The services are the built jars, each in a JVM of its own; servers and processes are those of
 * {@code io.murano.testkit}. {@link io.murano.e2e.harness.MuranoClient} and {@link
 * io.murano.e2e.harness.EventStream} need the JDK and Jackson only: the demo uses them too.
 */
@NullMarked
package io.murano.e2e.harness;

import org.jspecify.annotations.NullMarked;
