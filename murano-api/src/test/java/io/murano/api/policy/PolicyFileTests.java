package io.murano.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.api.error.ApiException;
import io.murano.api.identity.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link PolicyFile}. */
class PolicyFileTests {

  private static final Caller MEMBER = PolicySetTests.caller("u1", "p1", false, "member");

  @TempDir private Path folder;

  private final PolicyEnforcer enforcer = new PolicyEnforcer(PolicySet.defaults());
  private Path path;
  private PolicyFile file;
  private long age = 1000;

  @BeforeEach
  void createFile() throws IOException {
    path = folder.resolve("policy.yaml");
    write("create_environment: role:creator\n");
    file = new PolicyFile(path, enforcer);
  }

  @Test
  void overridesTheDefaults() {
    file.load();

    assertThatThrownBy(() -> enforcer.check(MEMBER, PolicyRule.CREATE_ENVIRONMENT))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("create_environment");
    assertThat(enforcer.allows(MEMBER, PolicyRule.LIST_ENVIRONMENTS)).isTrue();
  }

  @Test
  void changesHoldAfterARefresh() throws IOException {
    file.load();

    write("create_environment: role:member\n");
    file.refresh();

    assertThat(enforcer.allows(MEMBER, PolicyRule.CREATE_ENVIRONMENT)).isTrue();
  }

  @Test
  void brokenOrMissingFileLeavesTheRulesAlone() throws IOException {
    file.load();

    write("create_environment: 'role:member and'\n");
    file.refresh();
    assertThat(enforcer.allows(MEMBER, PolicyRule.CREATE_ENVIRONMENT)).isFalse();

    Files.delete(path);
    file.refresh();
    assertThat(enforcer.allows(MEMBER, PolicyRule.CREATE_ENVIRONMENT)).isFalse();
  }

  @Test
  void emptyFileMeansDefaults() throws IOException {
    file.load();

    write("# nothing yet\n");
    file.refresh();

    assertThat(enforcer.allows(MEMBER, PolicyRule.CREATE_ENVIRONMENT)).isTrue();
  }

  @Test
  void unusableFileStopsTheStart() throws IOException {
    write("- not\n- a mapping\n");

    assertThatThrownBy(file::load)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(path.toString());
  }

  private void write(String text) throws IOException {
    Files.writeString(path, text);
    Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(age++)));
  }
}
