package io.murano.agent.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadUrlTests {

  @ParameterizedTest
  @CsvSource({
    "git://example.org/x, GIT",
    "https://example.org/x.git, GIT",
    "git+https://example.org/x, GIT",
    "git+http://example.org/x, GIT",
    "svn://example.org/x, SUBVERSION",
    "http://example.org/svn/x, SUBVERSION",
    "https://example.org/repo/svn/x/y, SUBVERSION",
    "https://example.org/x.tar.gz, HTTP",
    "http://example.org/svnx/y, HTTP"
  })
  void tellsKindsOfPlaces(String url, DownloadUrl.Kind kind) {
    assertThat(DownloadUrl.parse(url).kind()).isEqualTo(kind);
  }

  @Test
  void removesThePrefixThatGitDoesNotKnow() {
    assertThat(DownloadUrl.parse("git+https://example.org/x").address())
        .isEqualTo("https://example.org/x");
  }

  @Test
  void hidesCredentials() {
    DownloadUrl url = DownloadUrl.parse("https://user:top%20secret@example.org/x");

    assertThat(url).hasToString("https://***@example.org/x");
    assertThat(url.credentials()).isEqualTo("user:top secret");
    assertThat(url.hideIn("fatal: user:top secret refused")).isEqualTo("fatal: *** refused");
  }

  @Test
  void documentIsNamedByTheLastSegment() {
    assertThat(DownloadUrl.parse("https://example.org/a/b.tgz?x=1").lastSegment())
        .isEqualTo("b.tgz?x=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.org/x", "/x", "", "ht tp://x"})
  void refusesWhatIsNoUrl(String url) {
    assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> DownloadUrl.parse(url));
  }
}
