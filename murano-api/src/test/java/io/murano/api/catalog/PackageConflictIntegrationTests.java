package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.Projects;
import io.murano.api.support.SecondApi;
import io.murano.api.support.TwoInstancesTest;
import io.murano.common.archive.PackageBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packages that cannot stand side by side (contract rest-api §5.5), also from two instances. */
@TwoInstancesTest
class PackageConflictIntegrationTests {

  private static final String PUBLIC = "{\"is_public\": true}";
  private static final String PUBLISH =
      "[{\"op\": \"replace\", \"path\": \"/is_public\", \"value\": true}]";

  private ApiClient api;
  private String one;
  private String other;
  private String fullName;

  @BeforeEach
  void takeProjects(ApiClient api) {
    this.api = api;
    one = Projects.next();
    other = Projects.next();
    fullName = "com." + one + ".Shop";
  }

  private ApiClient admin(String project) {
    return api.admin(project);
  }

  private static byte[] declaring(String fullName, String className) {
    return PackageBuilder.application(fullName)
        .field("Classes", "{%s: Main.yaml}".formatted(className))
        .zip();
  }

  private byte[] shop() {
    return PackageBuilder.application(fullName).zip();
  }

  private static void conflicts(ApiResponse response, String message) {
    assertThat(response.status()).as(response.toString()).isEqualTo(409);
    assertThat(response.error()).contains(message);
  }

  @Test
  void refusesAClassOfTheSameProject() {
    admin(one).upload(shop()).text("id");

    conflicts(
        admin(one).upload(declaring("com." + one + ".Other", fullName)),
        "Class %s is registered by package %s".formatted(fullName, fullName));
  }

  @Test
  void refusesANameOfTheSameProject() {
    admin(one).upload(shop()).text("id");

    conflicts(
        admin(one).upload(declaring(fullName, "com." + one + ".Other")),
        "Package %s (version 0.0.0) exists already in the project".formatted(fullName));
    conflicts(admin(one).upload(shop()), fullName);
  }

  @Test
  void letsProjectsHaveTheSamePackagePrivately() {
    admin(one).upload(shop()).text("id");
    admin(other).upload(shop()).text("id");
  }

  @Test
  void letsAPrivatePackageShadowAPublicOne() {
    admin(one).upload(shop(), PUBLIC).text("id");
    admin(other).upload(shop()).text("id");
  }

  @Test
  void refusesASecondPublicPackageOfOneName() {
    admin(one).upload(shop(), PUBLIC).text("id");

    conflicts(
        admin(other).upload(declaring(fullName, "com." + other + ".X"), PUBLIC),
        "exists already among public packages");
    String hidden = admin(other).upload(declaring(fullName, "com." + other + ".X")).text("id");
    conflicts(admin(other).patchPackage(hidden, PUBLISH), "exists already among public packages");
  }

  @Test
  void refusesASecondPublicPackageWithOneClass() {
    admin(one).upload(shop(), PUBLIC).text("id");
    byte[] same = declaring("com." + other + ".Y", fullName);

    conflicts(admin(other).upload(same, PUBLIC), "that is public");
    String hidden = admin(other).upload(same).text("id");
    conflicts(admin(other).patchPackage(hidden, PUBLISH), "that is public");
  }

  @Test
  void neverRefusesToWithdraw() {
    String id = admin(one).upload(shop(), PUBLIC).text("id");
    admin(other).upload(shop()).text("id");

    assertThat(
            admin(one)
                .patchPackage(id, PUBLISH.replace("true", "false"))
                .json()
                .path("is_public")
                .booleanValue())
        .isFalse();
    admin(other).upload(declaring("com." + other + ".Z", "com." + other + ".Z"), PUBLIC).text("id");
  }

  @Test
  void acceptsOneOfManyUploadsOfOnePackage(SecondApi second) throws Exception {
    ApiClient here = admin(one);
    ApiClient there = second.client().admin(one);
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      ApiClient client = i % 2 == 0 ? here : there;
      calls.add(() -> client.upload(shop()).status());
    }

    assertThat(inParallel(calls)).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(here.get("/v1/catalog/packages?owned=true").json().path("packages")).hasSize(1);
  }

  @Test
  void acceptsOneOfManyPublicationsOfOneName(SecondApi second) throws Exception {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String project = Projects.next();
      ApiClient client = (i % 2 == 0 ? api : second.client()).admin(project);
      if (i % 3 == 0) {
        calls.add(() -> client.upload(shop(), PUBLIC).status());
      } else {
        String id = client.upload(shop()).text("id");
        calls.add(() -> client.patchPackage(id, PUBLISH).status());
      }
    }

    assertThat(inParallel(calls)).containsOnlyOnce(200).containsOnly(200, 409);
  }

  private static List<Integer> inParallel(List<Callable<Integer>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<Integer> results = new ArrayList<>();
      for (Future<Integer> result : threads.invokeAll(calls)) {
        try {
          results.add(result.get());
        } catch (ExecutionException e) {
          throw new AssertionError(e.getCause());
        }
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
