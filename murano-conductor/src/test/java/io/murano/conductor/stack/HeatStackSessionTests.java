package io.murano.conductor.stack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.murano.conductor.stack.StackStatus.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HeatStackSessionTests {

  private static final Map<String, @Nullable Object> SERVER =
      Map.of("resources", Map.of("vm", Map.of("type", "OS::Nova::Server")));
  private static final Map<String, @Nullable Object> VOLUME =
      Map.of("resources", Map.of("disk", Map.of("type", "OS::Cinder::Volume")));

  private final FakeStackProvider cloud = new FakeStackProvider();
  private final ExecutorService background = Executors.newCachedThreadPool();
  private final List<Runnable> finishHooks = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private final HeatStackSession session = session(Duration.ofHours(1));

  @AfterEach
  void stopBackground() {
    background.shutdownNow();
  }

  private HeatStackSession session(Duration asyncDelay) {
    StackSessionSettings settings =
        new StackSessionSettings(
            List.of("murano"),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            asyncDelay,
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5));
    Sleeper sleeper =
        duration -> {
          pauses.add(duration);
          now = now.plus(duration);
        };
    StackOperations operations =
        new StackOperations("demo", cloud, settings, sleeper, () -> now = now.plusMillis(100));
    StackWaiter waiter = StackWaiter.direct(background, finishHooks::add);
    return new HeatStackSession("demo", "A demo", waiter, settings, cloud, operations);
  }

  private Map<String, @Nullable Object> pushedTemplate() {
    return requireNonNull(cloud.last).template();
  }

  @Nested
  class Template {

    @Test
    void isEmptyWithoutAStack() {
      assertThat(session.current()).isEmpty();
      assertThat(session.parameters()).isEmpty();
    }

    @Test
    void isFetchedWithParametersButThoseOfTheSystem() {
      cloud.put(StackRequest.of(SERVER), "CREATE_COMPLETE");

      assertThat(session.current()).isEqualTo(SERVER);
      assertThat(session.parameters()).containsExactly(Map.entry("size", "3"));
    }

    @Test
    void isFetchedAgainByReload() {
      session.setTemplate(VOLUME);
      cloud.put(StackRequest.of(SERVER), "CREATE_COMPLETE");

      assertThat(session.current()).isEqualTo(VOLUME);
      assertThat(session.reload()).isEqualTo(SERVER);
    }

    @Test
    void mergesIntoWhatTheCloudHas() {
      cloud.put(StackRequest.of(SERVER), "CREATE_COMPLETE");

      session.updateTemplate(VOLUME);

      assertThat(session.current())
          .isEqualTo(
              Map.of(
                  "resources",
                  Map.of(
                      "vm", Map.of("type", "OS::Nova::Server"),
                      "disk", Map.of("type", "OS::Cinder::Volume"))));
    }

    @Test
    void refusesFragmentsOfAnotherVersion() {
      assertThatExceptionOfType(HeatStackException.class)
          .isThrownBy(() -> session.updateTemplate(Map.of("heat_template_version", "2016-10-14")))
          .withMessageContaining("2016-10-14")
          .withMessageContaining("2013-05-23");
    }

    @Test
    void acceptsFragmentsOfItsOwnVersion() {
      session.updateTemplate(Map.of("heat_template_version", "2013-05-23"));

      assertThat(session.current()).containsEntry("heat_template_version", "2013-05-23");
    }
  }

  @Nested
  class Push {

    @Test
    void doesNothingBeforeAnythingChanged() {
      session.push(false);

      assertThat(cloud.calls).isEmpty();
    }

    @Test
    void createsTheStackWithVersionDescriptionAndTags() {
      session.updateTemplate(SERVER);
      session.push(false);

      assertThat(cloud.calls).containsExactly("create");
      assertThat(pushedTemplate())
          .containsEntry("heat_template_version", "2013-05-23")
          .containsEntry("description", "A demo")
          .containsEntry("resources", SERVER.get("resources"));
      assertThat(requireNonNull(cloud.last).tags()).containsExactly("murano");
    }

    @Test
    void keepsTheTemplatesOwnDescription() {
      session.setTemplate(
          Map.of("description", "Mine", "resources", requireNonNull(SERVER.get("resources"))));
      session.push(false);

      assertThat(pushedTemplate()).containsEntry("description", "Mine");
    }

    @Test
    void passesParametersFilesAndEnvironment() {
      session.setTemplate(SERVER);
      session.setParameters(Map.of("size", 3));
      session.setFiles(Map.of("run.sh", "exit 0"));
      session.setHotEnvironment("parameters: {}");
      session.push(false);

      StackRequest request = requireNonNull(cloud.last);
      assertThat(request.parameters()).containsExactly(Map.entry("size", 3L));
      assertThat(request.files()).containsExactly(Map.entry("run.sh", "exit 0"));
      assertThat(request.environment()).isEqualTo("parameters: {}");
    }

    @Test
    void doesNothingTheSecondTime() {
      session.updateTemplate(SERVER);
      session.push(false);
      session.updateTemplate(SERVER);
      session.push(false);

      assertThat(cloud.calls).containsExactly("create");
    }

    @Test
    void updatesAnExistingStackAndWaits() {
      cloud.put(StackRequest.of(SERVER), "CREATE_COMPLETE");
      cloud.looksPerOperation = 3;

      session.updateTemplate(VOLUME);
      session.push(false);

      assertThat(cloud.calls).containsExactly("update");
      assertThat(requireNonNull(cloud.stack()).status().completed("UPDATE")).isTrue();
    }

    @Test
    void isNotMisledByTheOldStateShownForAWhile() {
      cloud.put(StackRequest.of(SERVER), "UPDATE_FAILED");
      cloud.looksPerOperation = 2;
      cloud.looksUntilVisible = 3;

      session.updateTemplate(VOLUME);
      session.push(false);

      assertThat(requireNonNull(cloud.stack()).status().completed("UPDATE")).isTrue();
    }

    @Test
    void deletesTheStackWhenTheTemplateHasNoResources() {
      cloud.put(StackRequest.of(SERVER), "CREATE_COMPLETE");

      session.setTemplate(Map.of("outputs", Map.of()));
      session.push(false);

      assertThat(cloud.calls).containsExactly("delete");
      assertThat(cloud.stack()).isNull();
    }

    @Test
    void keepsTheStackWhenTheLastResourceIsRemoved() {
      cloud.put(StackRequest.of(SERVER), "CREATE_COMPLETE");

      session.setTemplate(Map.of("resources", Map.of()));
      session.push(false);

      assertThat(cloud.calls).containsExactly("update");
    }

    @Test
    void createsNothingWithoutResources() {
      session.setTemplate(Map.of("outputs", Map.of()));
      session.push(false);

      assertThat(cloud.calls).isEmpty();
    }

    @Test
    void namesStateAndReasonOfAFailure() {
      cloud.nextEnd = Progress.FAILED;
      cloud.nextReason = "Resource CREATE failed: resources.vm: no room";
      session.updateTemplate(SERVER);

      assertThatExceptionOfType(UnexpectedStackStateException.class)
          .isThrownBy(() -> session.push(false))
          .withMessage(
              "Unexpected stack state CREATE_FAILED: Resource CREATE failed: resources.vm: no room");
    }

    @Test
    void repairsAFailedStackThoughTheTemplateIsTheSame() {
      cloud.put(StackRequest.of(SERVER), "CREATE_FAILED");

      session.updateTemplate(SERVER);
      session.push(false);

      assertThat(cloud.calls).containsExactly("update");
    }

    @Test
    void appliesATemplateOnceMoreThatSomebodyElseIsStillApplying() {
      cloud.looksPerOperation = 2;
      cloud.put(StackRequest.of(SERVER), "CREATE_IN_PROGRESS");

      session.updateTemplate(SERVER);
      session.push(false);

      assertThat(cloud.calls).containsExactly("update");
      assertThat(requireNonNull(cloud.stack()).status().completed("UPDATE")).isTrue();
    }

    @Test
    void triesAgainAfterAConflict() {
      cloud.changeFailures.add(new StackConflictException("busy"));
      session.updateTemplate(SERVER);
      session.push(false);

      assertThat(cloud.calls).containsExactly("create", "create");
      assertThat(pauses).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void becomesAnUpdateWhenSomebodyElseCreatedTheStack() {
      session.updateTemplate(SERVER);
      cloud.put(StackRequest.of(VOLUME), "CREATE_COMPLETE");
      session.push(false);

      assertThat(cloud.calls).containsExactly("update");
    }

    @Test
    void staysOpenWhenTheTemplateIsRefused() {
      cloud.changeFailures.add(new StackRejectedException("resources.vm: no image"));
      session.updateTemplate(SERVER);

      assertThatExceptionOfType(StackRejectedException.class).isThrownBy(() -> session.push(false));

      session.push(false);
      assertThat(requireNonNull(cloud.stack()).status().completed("CREATE")).isTrue();
    }
  }

  @Nested
  class Looking {

    @Test
    void survivesThreeFailuresInARow() {
      session.updateTemplate(SERVER);
      for (int i = 0; i < 3; i++) {
        cloud.lookFailures.add(new StackException("no route"));
      }
      session.push(false);

      assertThat(cloud.calls).containsExactly("create");
      assertThat(pauses)
          .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @Test
    void givesUpAfterTheFourth() {
      session.updateTemplate(SERVER);
      for (int i = 0; i < 4; i++) {
        cloud.lookFailures.add(new StackException("no route"));
      }

      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> session.push(false))
          .withMessage("no route");
    }

    @Test
    void endsAtTheDeadline() {
      cloud.looksPerOperation = Integer.MAX_VALUE;
      session.updateTemplate(SERVER);

      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> session.push(false))
          .withMessage("Stack 'demo' is still CREATE_IN_PROGRESS after PT5M");
    }
  }

  @Nested
  class AsynchronousPush {

    @Test
    void isDoneAtTheEndOfTheSession() {
      session.updateTemplate(SERVER);
      session.push(true);

      assertThat(cloud.calls).isEmpty();

      finishHooks.forEach(Runnable::run);

      assertThat(cloud.calls).containsExactly("create");
    }

    @Test
    void isDoneBeforeOutputsAreRead() {
      cloud.outputs = Map.of("vm-id", "42");
      session.updateTemplate(SERVER);
      session.push(true);

      assertThat(session.output()).containsEntry("vm-id", "42");
    }

    @Test
    void isDoneOnceForSeveralChanges() {
      session.updateTemplate(SERVER);
      session.push(true);
      session.updateTemplate(VOLUME);
      session.push(true);

      finishHooks.forEach(Runnable::run);

      assertThat(finishHooks).hasSize(1);
      assertThat(cloud.calls).containsExactly("create");
      assertThat(pushedTemplate())
          .extracting("resources")
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsKeys("vm", "disk");
    }

    @Test
    void startsByItselfAfterItsDelay() {
      HeatStackSession quick = session(Duration.ofMillis(1));
      quick.updateTemplate(SERVER);
      quick.push(true);

      await().untilAsserted(() -> assertThat(cloud.calls).containsExactly("create"));
    }

    @Test
    void passesItsFailureToTheEndOfTheSession() {
      cloud.nextEnd = Progress.FAILED;
      session.updateTemplate(SERVER);
      session.push(true);

      assertThatExceptionOfType(UnexpectedStackStateException.class)
          .isThrownBy(() -> finishHooks.forEach(Runnable::run));
    }

    @Test
    void isReplacedByASynchronousOne() {
      session.updateTemplate(SERVER);
      session.push(true);
      session.push(false);
      finishHooks.forEach(Runnable::run);

      assertThat(cloud.calls).containsExactly("create");
    }

    @Test
    void isForgottenWhenTheStackIsDeleted() {
      cloud.put(StackRequest.of(SERVER), "CREATE_COMPLETE");
      session.updateTemplate(VOLUME);
      session.push(true);
      session.delete();
      finishHooks.forEach(Runnable::run);

      assertThat(cloud.calls).containsExactly("delete");
    }
  }

  @Nested
  class Delete {

    @Test
    void removesTheStackAndEmptiesTheTemplate() {
      cloud.put(StackRequest.of(SERVER), "UPDATE_COMPLETE");
      cloud.looksPerOperation = 2;

      session.delete();

      assertThat(cloud.stack()).isNull();
      assertThat(session.current()).isEmpty();
      session.push(false);
      assertThat(cloud.calls).containsExactly("delete");
    }

    @Test
    void acceptsThatThereIsNoStack() {
      session.delete();

      assertThat(cloud.calls).isEmpty();
    }

    @Test
    void acceptsThatSomebodyElseWasFaster() {
      cloud.put(StackRequest.of(SERVER), "UPDATE_COMPLETE");
      cloud.changeFailures.add(new StackNotFoundException("demo"));

      session.delete();

      assertThat(cloud.calls).containsExactly("delete");
    }

    @Test
    void reportsAStackThatCannotBeDeleted() {
      cloud.put(StackRequest.of(SERVER), "UPDATE_COMPLETE");
      cloud.nextEnd = Progress.FAILED;
      cloud.nextReason = "port in use";

      assertThatExceptionOfType(UnexpectedStackStateException.class)
          .isThrownBy(session::delete)
          .withMessage("Unexpected stack state DELETE_FAILED: port in use");
    }
  }

  @Test
  void outputsAreEmptyWithoutAStack() {
    assertThat(session.output()).isEmpty();
  }
}
