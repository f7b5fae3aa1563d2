package io.murano.agent.file;

import io.murano.agent.plan.SafeNames;
import io.murano.agent.process.Command;
import io.murano.agent.process.Completed;
import io.murano.agent.process.Output;
import io.murano.agent.process.ProcessRunner;
import io.murano.agent.process.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what a plan's downloadable files name: git, Subversion, HTTP. Used by one plan. */
public final class Downloads {

  private static final Logger log = LoggerFactory.getLogger(Downloads.class);
  private static final int MAX_QUOTED_ERROR = 500;

  private final ProcessRunner processes;
  private final StopSignal stop;
  private final HttpDownload http;

  /**
   * Creates the downloads of one plan.
   *
   * @param environment where proxy settings are looked up
   */
  public Downloads(ProcessRunner processes, StopSignal stop, Map<String, String> environment) {
    this.processes = processes;
    this.stop = stop;
    this.http = new HttpDownload(new EnvironmentProxy(environment));
  }

  /** Fetches {@code url} into the existing, empty folder. */
  void fetch(String url, Path folder) throws IOException {
    DownloadUrl address = DownloadUrl.parse(url);
    log.info("Fetching {}", address);
    try {
      fetch(address, folder);
    } catch (IOException e) {
      throw new DownloadException(
          "Fetching %s failed: %s"
              .formatted(address, address.hideIn(String.valueOf(e.getMessage()))));
    }
  }

  private void fetch(DownloadUrl url, Path folder) throws IOException {
    switch (url.kind()) {
      case GIT:
        run(url, folder, List.of("git", "clone", "--", url.address(), folder.toString()));
        break;
      case SUBVERSION:
        run(
            url,
            folder,
            List.of(
                "svn",
                "checkout",
                "--non-interactive",
                "--trust-server-cert",
                url.address(),
                folder.toString()));
        break;
      default:
        http.fetch(url, folder.resolve(documentName(url)), stop);
        break;
    }
  }

  private void run(DownloadUrl url, Path folder, List<String> command) throws IOException {
    // Without this git asks a terminal for credentials, and waits.
    Map<String, String> environment = Map.of("GIT_TERMINAL_PROMPT", "0");
    Completed completed =
        processes.run(command.get(0), new Command(command, folder, environment, true, true));
    if (completed.exitCode() != 0) {
      throw new DownloadException(
          "%s of %s ended with status %d: %s"
              .formatted(
                  String.join(" ", command.subList(0, 2)),
                  url,
                  completed.exitCode(),
                  url.hideIn(quote(completed.stderr()))));
    }
  }

  private static String quote(@Nullable Output output) {
    String text = output == null ? null : output.text(false);
    if (text == null) {
      return "no error output";
    }
    return text.length() <= MAX_QUOTED_ERROR
        ? text
        : "…" + text.substring(text.length() - MAX_QUOTED_ERROR);
  }

  private static String documentName(DownloadUrl url) {
    String name = url.lastSegment();
    String problem = SafeNames.problemOfName(name);
    if (problem != null) {
      throw new DownloadException("The last part of %s %s".formatted(url, problem));
    }
    return name;
  }
}
