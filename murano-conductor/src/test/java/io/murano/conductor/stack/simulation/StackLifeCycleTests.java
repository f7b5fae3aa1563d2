package io.murano.conductor.stack.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.murano.conductor.stack.StackConflictException;
import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.StackNotFoundException;
import io.murano.conductor.stack.StackRejectedException;
import io.murano.conductor.stack.StackRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StackLifeCycleTests {

  private static final String HEADER = "heat_template_version: 2018-08-31\n";

  private static final String TWO_SERVERS =
      HEADER
          + """
          resources:
            web: {type: 'OS::Nova::Server', properties: {name: web, flavor: small, image: ubuntu, metadata: {db: {get_attr: [db, first_address]}}}}
            db: {type: 'OS::Nova::Server', properties: {name: db, flavor: small, image: ubuntu}}
          outputs:
            address: {value: {get_attr: [web, first_address]}}
            web: {value: {get_resource: web}}
            db: {value: {get_resource: db}}
          """;

  private final TestCloud cloud = new TestCloud();

  @AfterEach
  void stop() {
    cloud.close();
  }

  private @Nullable Object output(String name) {
    return cloud.stacks().find("s").orElseThrow().outputs().get(name);
  }

  @Nested
  class Creation {

    @Test
    void followsTheDependencies() {
      StackDescription stack = cloud.create("s", TWO_SERVERS);

      assertThat(stack.status()).hasToString("CREATE_COMPLETE");
      assertThat(cloud.driver.calls).containsExactly("start db", "start web");
      assertThat(stack.updatedAt()).isNull();
    }

    @Test
    void keepsTheTemplateAsItWasGiven() {
      cloud.create("s", TWO_SERVERS);

      assertThat(cloud.stacks().template(cloud.stacks().find("s").orElseThrow()))
          .isEqualTo(TestCloud.request(TWO_SERVERS).template());
    }

    @Test
    void refusesASecondStackOfTheName() {
      cloud.create("s", TWO_SERVERS);

      assertThatExceptionOfType(StackConflictException.class)
          .isThrownBy(() -> cloud.stacks().create("s", TestCloud.request(TWO_SERVERS)));
    }

    @Test
    void refusesAnUnknownTypeBeforeAnythingIsMade() {
      assertThatExceptionOfType(StackRejectedException.class)
          .isThrownBy(
              () ->
                  cloud.create(
                      "s", HEADER + "resources: {lb: {type: 'OS::Octavia::LoadBalancer'}}"))
          .withMessageContaining("Stack 's': resources.lb.type")
          .withMessageContaining("'OS::Octavia::LoadBalancer' is not supported");
      assertThat(cloud.stacks().find("s")).isEmpty();
    }

    @Test
    void refusesUnknownProperties() {
      assertThatExceptionOfType(StackRejectedException.class)
          .isThrownBy(
              () ->
                  cloud.create(
                      "s",
                      HEADER + "resources: {n: {type: 'OS::Neutron::Net', properties: {nme: x}}}"))
          .withMessageContaining("resources.n.properties: unknown property 'nme'");
    }

    @Test
    void refusesMissingProperties() {
      assertThatExceptionOfType(StackRejectedException.class)
          .isThrownBy(
              () ->
                  cloud.create(
                      "s",
                      HEADER
                          + """
                          resources:
                            n: {type: 'OS::Neutron::Net'}
                            v: {type: 'OS::Cinder::VolumeAttachment', properties: {volume_id: {get_resource: n}}}
                          """))
          .withMessageContaining("resources.v.properties.instance_uuid: is required");
    }

    @Test
    void refusesUnknownAttributes() {
      assertThatExceptionOfType(StackRejectedException.class)
          .isThrownBy(
              () ->
                  cloud.create(
                      "s",
                      HEADER
                          + """
                          resources: {n: {type: 'OS::Neutron::Net'}}
                          outputs: {x: {value: {get_attr: [n, size]}}}
                          """))
          .withMessageContaining("outputs.x.value.get_attr")
          .withMessageContaining("resource 'n' (OS::Neutron::Net) has no attribute 'size'");
    }

    @Test
    void refusesCircles() {
      assertThatExceptionOfType(StackRejectedException.class)
          .isThrownBy(
              () ->
                  cloud.create(
                      "s",
                      HEADER
                          + """
                          resources:
                            a: {type: 'OS::Heat::Value', properties: {value: {get_resource: b}}}
                            b: {type: 'OS::Heat::Value', properties: {value: 1}, depends_on: c}
                            c: {type: 'OS::Heat::Value', properties: {value: {get_attr: [a, value]}}}
                          """))
          .withMessageContaining("these require each other: a → b → c → a");
    }

    @Test
    void failsWithTheReasonAndKeepsWhatIsThere() {
      cloud.driver.failing.add("web");
      StackDescription stack = cloud.create("s", TWO_SERVERS);

      assertThat(stack.status()).hasToString("CREATE_FAILED");
      assertThat(stack.statusReason())
          .isEqualTo("Resource CREATE failed: resources.web: no room for web");
      assertThat(cloud.driver.machines.values()).extracting(Machine::name).containsExactly("db");
    }

    @Test
    void failsWhenAValueCannotBeUsedOnceItIsKnown() {
      StackDescription stack =
          cloud.create(
              "s",
              HEADER
                  + """
                  resources:
                    v: {type: 'OS::Heat::Value', properties: {value: {a: 1}}}
                    n: {type: 'OS::Neutron::Net', properties: {name: {get_attr: [v, value]}}}
                  """);

      assertThat(stack.status()).hasToString("CREATE_FAILED");
      assertThat(stack.statusReason())
          .contains("resources.n.properties.name: expected a string, got a map");
    }
  }

  @Nested
  class Update {

    @Test
    void keepsWhatIsTheSame() {
      StackDescription before = cloud.create("s", TWO_SERVERS);
      StackDescription after = cloud.update("s", TWO_SERVERS);

      assertThat(after.status()).hasToString("UPDATE_COMPLETE");
      assertThat(after.outputs()).isEqualTo(before.outputs());
      assertThat(after.updatedAt()).isNotNull();
      assertThat(cloud.driver.calls).hasSize(2);
    }

    @Test
    void changesInPlaceWhatCanBeChanged() {
      cloud.create("s", TWO_SERVERS);
      Object id = output("db");
      cloud.update("s", TWO_SERVERS.replace("name: db", "name: database"));

      assertThat(output("db")).isEqualTo(id);
      assertThat(cloud.driver.machine("database").id()).isEqualTo(id);
      assertThat(cloud.driver.calls).containsExactly("start db", "start web", "start database");
    }

    @Test
    void replacesWhatCannotBeChanged() {
      cloud.create("s", TWO_SERVERS);
      Object id = output("db");
      cloud.update("s", TWO_SERVERS.replace("name: db", "name: db, key_name: k"));

      assertThat(output("db")).isNotEqualTo(id);
      assertThat(cloud.driver.calls)
          .containsExactly("start db", "start web", "start db", "remove db");
      assertThat(cloud.driver.machines).hasSize(2);
    }

    @Test
    void addsAndRemovesResources() {
      cloud.create("s", TWO_SERVERS);
      String one =
          HEADER
              + """
              resources:
                db: {type: 'OS::Nova::Server', properties: {name: db, flavor: small, image: ubuntu}}
                cache: {type: 'OS::Nova::Server', properties: {name: cache, flavor: small, image: ubuntu}}
              """;
      StackDescription stack = cloud.update("s", one);

      assertThat(stack.outputs()).isEmpty();
      assertThat(cloud.driver.machines.values())
          .extracting(Machine::name)
          .containsExactlyInAnyOrder("db", "cache");
    }

    @Test
    void repairsAFailedCreation() {
      cloud.driver.failing.add("web");
      cloud.create("s", TWO_SERVERS);
      cloud.driver.failing.clear();
      StackDescription stack = cloud.update("s", TWO_SERVERS);

      assertThat(stack.status()).hasToString("UPDATE_COMPLETE");
      assertThat(cloud.driver.machines.values())
          .extracting(Machine::name)
          .containsExactlyInAnyOrder("db", "web");
    }

    @Test
    void failsWithTheReasonAndIsRepairedByTheNext() {
      cloud.create("s", TWO_SERVERS);
      cloud.driver.failing.add("database");
      StackDescription failed =
          cloud.update("s", TWO_SERVERS.replace("name: db", "name: database"));
      cloud.driver.failing.clear();
      StackDescription repaired =
          cloud.update("s", TWO_SERVERS.replace("name: db", "name: database"));

      assertThat(failed.status()).hasToString("UPDATE_FAILED");
      assertThat(failed.statusReason())
          .isEqualTo("Resource UPDATE failed: resources.db: no room for database");
      assertThat(repaired.status()).hasToString("UPDATE_COMPLETE");
    }

    @Test
    void changesNothingWhenTheTemplateIsRefused() {
      cloud.create("s", TWO_SERVERS);

      assertThatExceptionOfType(StackRejectedException.class)
          .isThrownBy(() -> cloud.update("s", HEADER + "resources: {x: {type: Nothing}}"));
      assertThat(cloud.stacks().find("s").orElseThrow().status()).hasToString("CREATE_COMPLETE");
    }

    @Test
    void doesNotChangeImmutableParameters() {
      String template =
          HEADER
              + """
              parameters: {size: {type: number, immutable: true, default: 1}}
              resources: {v: {type: 'OS::Heat::Value', properties: {value: {get_param: size}}}}
              """;
      cloud.create("s", template);
      StackRequest other =
          new StackRequest(TestCloud.yaml(template), Map.of("size", 2), Map.of(), null, List.of());

      assertThatExceptionOfType(StackRejectedException.class)
          .isThrownBy(() -> cloud.stacks().update("s", other))
          .withMessageContaining("parameters.size: is immutable");
    }

    @Test
    void isRefusedWhileAnotherOperationRuns() {
      cloud.driver.blocker = new CountDownLatch(1);
      cloud.stacks().create("s", TestCloud.request(TWO_SERVERS));

      assertThatExceptionOfType(StackConflictException.class)
          .isThrownBy(() -> cloud.stacks().update("s", TestCloud.request(TWO_SERVERS)))
          .withMessage("The stack 's' is CREATE_IN_PROGRESS");
      requireNonNull(cloud.driver.blocker).countDown();
    }

    @Test
    void needsAStack() {
      assertThatExceptionOfType(StackNotFoundException.class)
          .isThrownBy(() -> cloud.stacks().update("s", TestCloud.request(TWO_SERVERS)));
    }

    @Test
    void retainsWhatItsPolicySays() {
      String template =
          HEADER
              + """
              resources:
                v: {type: 'OS::Cinder::Volume', deletion_policy: retain, properties: {size: 1, name: kept}}
                w: {type: 'OS::Cinder::Volume', properties: {size: 1, name: dropped}}
              """;
      cloud.create("s", template);
      cloud.update("s", HEADER + "resources: {}");

      assertThat(cloud.inventory.list("", TestCloud.ACCESS.projectId(), CloudObject.Kind.VOLUME))
          .extracting(CloudObject::name)
          .containsExactly("kept");
    }
  }

  @Nested
  class Deletion {

    @Test
    void removesDependantsFirst() {
      cloud.create("s", TWO_SERVERS);

      assertThat(cloud.delete("s")).isEmpty();
      assertThat(cloud.driver.calls)
          .containsExactly("start db", "start web", "remove web", "remove db");
    }

    @Test
    void failsWithTheReasonAndCanBeRepeated() {
      cloud.create("s", TWO_SERVERS);
      cloud.driver.failing.add("remove db");
      StackDescription failed = cloud.delete("s").orElseThrow();
      cloud.driver.failing.clear();

      assertThat(failed.status()).hasToString("DELETE_FAILED");
      assertThat(failed.statusReason())
          .isEqualTo("Resource DELETE failed: resources.db: cannot stop db");
      assertThat(cloud.delete("s")).isEmpty();
      assertThat(cloud.driver.machines).isEmpty();
    }

    @Test
    void knowsOldFromNewWhereNamesHaveChangedPlaces() {
      String machineOnNetwork =
          """
          heat_template_version: 2018-08-31
          resources:
            a: {type: 'OS::Neutron::Net'}
            sub: {type: 'OS::Neutron::Subnet', properties: {network: {get_resource: a}, cidr: 10.0.0.0/24}}
            b: {type: 'OS::Nova::Server', depends_on: sub, properties: {name: b, flavor: s, image: i, networks: [{network: {get_resource: a}}]}}
          """;
      assertThat(cloud.create("s", machineOnNetwork).status()).hasToString("CREATE_COMPLETE");
      cloud.driver.failing.add("a");
      String swapped =
          machineOnNetwork
              .replace("  a: ", "  x: ")
              .replace("  b: ", "  a: ")
              .replace("  x: ", "  b: ")
              .replace("get_resource: a", "get_resource: b")
              .replace("name: b", "name: a");
      assertThat(cloud.update("s", swapped).status()).hasToString("UPDATE_FAILED");

      assertThat(cloud.delete("s")).isEmpty();
    }

    @Test
    void overtakesACreation() {
      CountDownLatch blocker = new CountDownLatch(1);
      cloud.driver.blocker = blocker;
      cloud.stacks().create("s", TestCloud.request(TWO_SERVERS));
      await().until(() -> !cloud.driver.calls.isEmpty());
      cloud.stacks().delete("s");
      await().until(() -> cloud.stacks().find("s").isEmpty());
      blocker.countDown();

      await().untilAsserted(() -> assertThat(cloud.driver.calls).contains("remove nothing"));
      assertThat(cloud.driver.calls).doesNotContain("start web");
    }

    @Test
    void needsAStack() {
      assertThatExceptionOfType(StackNotFoundException.class)
          .isThrownBy(() -> cloud.stacks().delete("s"));
    }
  }

  @Nested
  class Takeover {

    @Test
    void finishesACreationWhoseConductorStopped() {
      cloud.driver.blocker = new CountDownLatch(1);
      cloud.stacks().create("s", TestCloud.request(TWO_SERVERS));
      await().until(() -> !cloud.driver.calls.isEmpty());
      cloud.close();
      cloud.driver.blocker = null;

      assertThat(cloud.stacks().find("s").orElseThrow().status()).hasToString("CREATE_IN_PROGRESS");
      try (TestCloud other = new TestCloud(cloud.store, cloud.inventory, cloud.driver)) {
        other.takeOverAbandoned();
        await()
            .untilAsserted(
                () ->
                    assertThat(other.stacks().find("s").orElseThrow().status())
                        .hasToString("CREATE_COMPLETE"));
      }
      assertThat(cloud.driver.machines.values())
          .extracting(Machine::name)
          .containsExactlyInAnyOrder("db", "web");
    }
  }
}
