package io.murano.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.murano.common.message.AgentProtocol;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chef, Puppet and downloads. The tools are stand-ins that show what they were called with and what
 * they found; git is the machine's.
 */
@NeedsBroker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToolIntegrationTests {

  private final TestConductor conductor;
  private final TestBroker broker;
  private TestAgent agent;
  private HttpServer server;
  private Path tools;

  ToolIntegrationTests(TestBroker broker) {
    this.broker = broker;
    this.conductor = new TestConductor(broker).declareQueues();
  }

  @BeforeAll
  void startAgent(@TempDir Path folder) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/files/data.txt", 200, "downloaded");
    serve("/missing.txt", 404, "not here");
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/files/data.txt");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    tools = Files.createDirectories(folder.resolve("tools"));
    tool("chef-solo", "echo chef-solo \"$@\"; cat node.json; cat \"${4}\"");
    tool("berks", "echo \"berks $*\" > \"$3/called\"");
    tool(
        "puppet",
        "echo puppet \"$@\"; cat hiera.yaml manifest.pp default.yaml 2>/dev/null; echo ERROR: seen");
    tool("svn", "echo svn \"$@\" > \"$5/checked-out\"");
    agent =
        new TestAgent(folder.resolve("agent"), broker, conductor)
            .withEnvironment("PATH", tools + ":" + System.getenv("PATH"))
            .start();
  }

  @AfterAll
  void stopAgent() {
    agent.close();
    server.stop(0);
    conductor.close();
  }

  @Test
  void chefRunsTheRecipeWithAttributes() {
    TestPlan plan =
        recipe("Chef", "tomcat::default", Map.of())
            .with("Body", "return cook(args).stdout")
            .with("Parameters", Map.of("port", 8080));

    List<String> output = lines(conductor.call(plan));

    String folder = agent.storage() + "/files/" + plan.id() + "/cook";
    assertThat(output.get(0)).isEqualTo("chef-solo -j node.json -c " + folder + "/solo.rb");
    assertThat(output.get(1))
        .isEqualTo(
            "{\"run_list\":[\"recipe[tomcat::default]\"],\"tomcat\":{\"port\":8080}}"
                + "cookbook_path \"%s\"".formatted(folder));
  }

  @Test
  void berkshelfVendorsCookbooksFirst() {
    TestPlan plan =
        recipe("Chef", "tomcat::default", Map.of("useBerkshelf", true))
            .with("FormatVersion", "2.2.0")
            .with("Body", "return cook().stdout");
    plan.text("book", "tomcat/Berksfile", "source 'x'\n");

    TestResult result = conductor.call(plan);

    assertThat(result.message()).isEmpty();
    assertThat(lines(result).get(1)).contains("/cook/berks-cookbooks\"");
  }

  @Test
  void missingBerksfileIsAScriptFailure() {
    TestPlan plan =
        recipe("Chef", "tomcat::default", Map.of("useBerkshelf", true, "berksfilePath", "no/File"))
            .with("FormatVersion", "2.2.0");

    TestResult result = conductor.call(plan);

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.SCRIPT_FAILURE);
    assertThat(result.message()).contains("no/File");
  }

  @Test
  void puppetAppliesTheClass() {
    TestPlan plan =
        recipe("Puppet", "apache::vhost", Map.of())
            .with("Body", "r = cook({'port': 80})\nreturn [r.stdout, r.stderr]");

    List<?> value = (List<?>) Objects.requireNonNull(conductor.call(plan).value());

    String folder = agent.storage() + "/files/" + plan.id() + "/cook";
    assertThat(String.valueOf(value.get(0)).lines().toList())
        .contains(
            "puppet apply --hiera_config=hiera.yaml --modulepath " + folder + " manifest.pp",
            "node 'default' { class { apache::vhost:}}",
            "{\"apache::port\":80}");
    assertThat(value.get(1)).isEqualTo("ERROR: seen");
  }

  @Test
  void failedToolIsNamedByItsEntryPoint() throws IOException {
    Path broken = tools.resolve("chef-solo");
    String before = Files.readString(broken);
    tool("chef-solo", "exit 9");

    TestResult result = conductor.call(recipe("Chef", "tomcat::default", Map.of()));

    Files.writeString(broken, before);
    assertThat(result.errorCode()).isEqualTo(AgentProtocol.SCRIPT_FAILURE);
    assertThat(result.message()).isEqualTo("Script tomcat::default returned error code");
    assertThat(result.info("exitCode")).isEqualTo(9L);
  }

  @Test
  void documentLandsInTheFolderThatTheLinkLeadsTo() {
    TestPlan plan = download(url("/files/data.txt"), "cat thing/data.txt");

    assertThat(conductor.call(plan).value()).isEqualTo("downloaded");
  }

  @Test
  void redirectsAreFollowed() {
    assertThat(conductor.call(download(url("/moved"), "cat thing/moved")).value())
        .isEqualTo("downloaded");
  }

  @Test
  void errorPageIsNotTakenForTheFile() {
    TestResult result =
        conductor.call(download(url("/missing.txt").replace("://", "://user:topsecret@"), "true"));

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.FAILURE);
    assertThat(result.message()).contains("404", "/missing.txt").doesNotContain("topsecret");
    assertThat(agent.log()).doesNotContain("topsecret");
  }

  @Test
  void repositoryIsCloned(@TempDir Path folder) throws Exception {
    Path repository = folder.resolve("thing.git");
    git("init", "-q", repository.toString());
    Files.writeString(repository.resolve("file"), "from git");
    git("-C", repository.toString(), "add", "file");
    git(
        "-C",
        repository.toString(),
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "commit",
        "-q",
        "-m",
        "x");

    TestPlan plan = download("file://" + repository, "cat thing/file");

    assertThat(conductor.call(plan).value()).isEqualTo("from git");
  }

  @Test
  void failedCloneIsExplained() {
    TestResult result = conductor.call(download("file:///nowhere/thing.git", "true"));

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.FAILURE);
    assertThat(result.message()).contains("git clone", "file:///nowhere/thing.git");
  }

  @Test
  void subversionIsCheckedOut() {
    TestPlan plan = download("http://localhost/svn/thing", "cat thing/checked-out");

    assertThat(conductor.call(plan).value())
        .asString()
        .startsWith(
            "svn checkout --non-interactive --trust-server-cert http://localhost/svn/thing");
  }

  @Test
  void strangeSchemesAreRefused() {
    TestResult result = conductor.call(download("ftp://localhost/thing", "true"));

    assertThat(result.errorCode()).isEqualTo(AgentProtocol.FAILURE);
    assertThat(result.message()).contains("not over ftp");
  }

  @Test
  void toolsWorkAfterApplications() {
    assertThat(conductor.call(TestPlan.shell("echo app")).value()).isEqualTo("app");

    assertThat(lines(conductor.call(recipe("Chef", "tomcat::default", Map.of())))).isNotEmpty();
  }

  private static TestPlan recipe(String type, String entryPoint, Map<String, Object> options) {
    return TestPlan.body("return cook().stdout")
        .with("FormatVersion", "2.1.0")
        .text("book", "tomcat/Berksfile.sample", "x")
        .script(
            "cook",
            Map.of(
                "Type", type,
                "EntryPoint", entryPoint,
                "Files", List.of("book"),
                "Options", options));
  }

  private static TestPlan download(String url, String script) {
    return TestPlan.body("return run().stdout")
        .with("FormatVersion", "2.1.0")
        .download("d", "thing", url)
        .script("run", script, "d");
  }

  private static List<String> lines(TestResult result) {
    return String.valueOf(result.value()).lines().toList();
  }

  private String url(String path) {
    return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
  }

  private void serve(String path, int status, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private void tool(String name, String script) throws IOException {
    Path file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
