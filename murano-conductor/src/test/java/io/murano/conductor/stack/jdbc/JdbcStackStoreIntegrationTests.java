package io.murano.conductor.stack.jdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.murano.conductor.stack.StackConflictException;
import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.StackNotFoundException;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackStatus;
import io.murano.conductor.stack.address.AddressRange;
import io.murano.conductor.stack.address.IpAddress;
import io.murano.conductor.stack.engine.LostLeaseException;
import io.murano.conductor.stack.engine.StackKey;
import io.murano.conductor.stack.engine.StackLease;
import io.murano.conductor.stack.engine.StackRecord;
import io.murano.conductor.stack.simulation.CloudInventory.AddressClaim;
import io.murano.conductor.stack.simulation.Machine;
import io.murano.conductor.stack.simulation.RecordingDriver;
import io.murano.conductor.stack.simulation.TestCloud;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NeedsDatabase
class JdbcStackStoreIntegrationTests {

  private static final Duration LONG = Duration.ofMinutes(1);

  private static final String SERVERS =
      """
      heat_template_version: 2018-08-31
      resources:
        zebra: {type: 'OS::Nova::Server', properties: {name: zebra, flavor: small, image: i}}
        ant: {type: 'OS::Nova::Server', properties: {name: ant, flavor: small, image: i}, depends_on: zebra}
      outputs:
        b: {value: {get_attr: [zebra, first_address]}}
        a: {value: "nul \\0 survives"}
      """;

  @SuppressWarnings("NullAway.Init")
  private StackDatabase database;

  @SuppressWarnings("NullAway.Init")
  private JdbcStackStore store;

  @SuppressWarnings("NullAway.Init")
  private JdbcCloudInventory inventory;

  @BeforeEach
  void open(TestDatabase testDatabase) {
    database = new StackDatabase(testDatabase);
    store = new JdbcStackStore(database.jdbc(), database.transactions(), "test", "conductor-1");
    inventory = new JdbcCloudInventory(database.jdbc(), database.transactions(), "test");
  }

  @AfterEach
  void close() {
    database.jdbc().sql("truncate stack, stack_resource, cloud_object, cloud_address").update();
    database.close();
  }

  private TestCloud cloud(RecordingDriver driver) {
    return new TestCloud(store, inventory, driver);
  }

  private static StackRecord record(String name) {
    return new StackRecord(
        UUID.randomUUID().toString(),
        new StackKey("", "p", name),
        StackStatus.of("CREATE_IN_PROGRESS"),
        "create started",
        StackRequest.of(Map.of("b", 1, "a", 2)),
        Map.of("size", "3"),
        Map.of(),
        Instant.now().truncatedTo(ChronoUnit.MICROS),
        null);
  }

  @Test
  void carriesAStackThroughItsLife() {
    RecordingDriver driver = new RecordingDriver();
    try (TestCloud cloud = cloud(driver)) {
      StackDescription created = cloud.create("s", SERVERS);
      assertThat(created.status()).hasToString("CREATE_COMPLETE");
      assertThat(created.outputs()).containsEntry("a", "nul \0 survives");
      assertThat(created.outputs().keySet()).containsExactly("b", "a");

      StackDescription updated = cloud.update("s", SERVERS.replace("name: ant", "name: bee"));
      assertThat(updated.status()).hasToString("UPDATE_COMPLETE");
      assertThat(updated.outputs()).isEqualTo(created.outputs());
      assertThat(driver.calls).containsExactly("start zebra", "start ant", "start bee");

      Map<String, @Nullable Object> template = cloud.stacks().template(updated);
      assertThat((Map<?, ?>) requireNonNull(template.get("resources")))
          .extracting(Map::keySet)
          .asString()
          .isEqualTo("[zebra, ant]");

      assertThat(cloud.delete("s")).isEmpty();
      assertThat(driver.machines).isEmpty();
    }
    assertThat(rows("stack_resource")).isZero();
    assertThat(rows("cloud_object where stack_id is not null")).isZero();
    assertThat(rows("cloud_address where stack_id is not null")).isZero();
  }

  private long rows(String table) {
    return database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }

  @Test
  void letsAnotherConductorFinishWhatOneBegan() {
    RecordingDriver driver = new RecordingDriver();
    driver.blocker = new CountDownLatch(1);
    TestCloud first = cloud(driver);
    first.stacks().create("s", TestCloud.request(SERVERS));
    await().until(() -> !driver.calls.isEmpty());
    first.close();
    driver.blocker = null;

    try (TestCloud second = cloud(driver)) {
      second.takeOverAbandoned();
      await()
          .untilAsserted(
              () ->
                  assertThat(second.stacks().find("s").orElseThrow().status())
                      .hasToString("CREATE_COMPLETE"));
    }
    assertThat(driver.machines.values())
        .extracting(Machine::name)
        .containsExactlyInAnyOrder("zebra", "ant");
  }

  @Test
  void refusesWritesUnderAnOldLease() {
    StackRecord stack = record("s");
    StackLease old = store.insert(stack, LONG);
    StackLease current = store.beginDelete(stack.key(), LONG);

    assertThatExceptionOfType(LostLeaseException.class)
        .isThrownBy(
            () ->
                store.write(
                    old,
                    writer -> {
                      writer.remove();
                      return null;
                    }));
    assertThat(store.renew(old, LONG)).isFalse();
    assertThat(store.renew(current, LONG)).isTrue();
    assertThat(store.findById(stack.id())).isPresent();
  }

  @Test
  void takesOverOnlyWhatIsAbandoned() {
    StackRecord kept = record("kept");
    StackRecord abandoned = record("abandoned");
    store.insert(kept, LONG);
    StackLease lease = store.insert(abandoned, LONG);
    assertThat(store.takeOver(LONG)).isEmpty();

    store.release(lease);

    assertThat(store.takeOver(LONG))
        .hasValueSatisfying(
            taken -> {
              assertThat(taken.stackId()).isEqualTo(abandoned.id());
              assertThat(taken.epoch()).isGreaterThan(lease.epoch());
            });
    assertThat(store.takeOver(LONG)).isEmpty();
  }

  @Test
  void keepsProvidersApart() {
    StackRecord stack = record("s");
    store.release(store.insert(stack, LONG));
    JdbcStackStore other =
        new JdbcStackStore(database.jdbc(), database.transactions(), "other", "conductor-1");

    assertThat(other.find(stack.key())).isEmpty();
    assertThat(other.findById(stack.id())).isEmpty();
    assertThat(other.takeOver(LONG)).isEmpty();
  }

  @Test
  void refusesASecondStackAndAnUpdateOfABusyOne() {
    StackRecord stack = record("s");
    store.insert(stack, LONG);

    assertThatExceptionOfType(StackConflictException.class)
        .isThrownBy(() -> store.insert(record("s"), LONG));
    assertThatExceptionOfType(StackConflictException.class)
        .isThrownBy(() -> store.beginUpdate(stack.key(), stack.request(), Map.of(), LONG))
        .withMessage("The stack 's' is CREATE_IN_PROGRESS");
    assertThatExceptionOfType(StackNotFoundException.class)
        .isThrownBy(
            () ->
                store.beginUpdate(new StackKey("", "p", "none"), stack.request(), Map.of(), LONG));
  }

  @Test
  void rollsBackWhatAFailedTransactionWrote() {
    StackRecord stack = record("s");
    StackLease lease = store.insert(stack, LONG);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                store.write(
                    lease,
                    writer -> {
                      inventory.claim(claim("127.1.0.1", "a"));
                      throw new IllegalStateException("stop");
                    }));
    assertThat(inventory.claim(claim("127.1.0.1", "b"))).isTrue();
  }

  private static AddressClaim claim(String address, String owner) {
    return new AddressClaim("", IpAddress.parse(address).orElseThrow(), owner, null);
  }

  @Test
  void givesAnAddressToOneOwnerOnly() {
    assertThat(inventory.claim(claim("127.1.0.1", "a"))).isTrue();
    assertThat(inventory.claim(claim("127.1.0.1", "a"))).isTrue();
    assertThat(inventory.claim(claim("127.1.0.1", "b"))).isFalse();

    inventory.release("", "a");

    assertThat(inventory.claim(claim("127.1.0.1", "b"))).isTrue();
  }

  @Test
  void givesEveryoneAnAddressOfTheirOwnAtTheSameTime() throws Exception {
    AddressRange range =
        new AddressRange(
            IpAddress.parse("127.1.0.2").orElseThrow(),
            IpAddress.parse("127.1.0.41").orElseThrow());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<IpAddress>> claimed = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        AddressClaim template = claim("127.1.0.2", "owner-" + i);
        claimed.add(
            threads.submit(
                () -> inventory.claimFree(template, List.of(range), Set.of()).orElseThrow()));
      }
      List<IpAddress> addresses = new ArrayList<>();
      for (Future<IpAddress> future : claimed) {
        addresses.add(future.get());
      }
      assertThat(addresses).hasSize(40).doesNotHaveDuplicates();
      assertThat(inventory.claimFree(claim("127.1.0.2", "late"), List.of(range), Set.of()))
          .isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }
}
