package io.murano.agent.body.python;

import io.murano.agent.body.BodyEngine;
import io.murano.agent.body.BodyException;
import io.murano.agent.body.BodyProgram;
import io.murano.agent.process.Command;
import io.murano.agent.process.ProcessGroup;
import io.murano.common.message.AgentProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs bodies in a system Python: any Python that version understands. Each body has an interpreter
 * of its own, so that nothing it does, {@code sys.exit} included, touches the agent.
 */
public final class PythonEngine implements BodyEngine {

  private static final String SHIM = "body_shim.py";

  private final Path interpreter;
  private final Path directory;
  private final String shim;

  /**
   * Creates an engine.
   *
   * @param interpreter the {@code python3} to use
   * @param directory working directory of the interpreter
   */
  public PythonEngine(Path interpreter, Path directory) {
    this.interpreter = interpreter;
    this.directory = directory;
    this.shim = loadShim();
  }

  @Override
  public @Nullable Object run(BodyProgram program, Surroundings surroundings) {
    Command command =
        new Command(List.of(interpreter.toString(), "-c", shim), directory, Map.of(), true, true);
    ProcessGroup group;
    try {
      group = surroundings.processes().converse(command);
    } catch (IOException e) {
      throw new BodyException(
          AgentProtocol.FAILURE,
          "Cannot start %s for the body: %s".formatted(interpreter, e.getMessage()),
          null);
    }
    Runnable kill = group::kill;
    try {
      surroundings.stop().register(kill);
      return new Conversation(group.leader(), surroundings.scripts()).hold(program);
    } catch (IOException e) {
      surroundings.stop().check();
      throw new BodyException(
          AgentProtocol.FAILURE,
          "The Python process of the body ended unexpectedly: " + e.getMessage(),
          null);
    } finally {
      surroundings.stop().unregister(kill);
      group.leader().destroyForcibly();
    }
  }

  private static String loadShim() {
    try (InputStream in = PythonEngine.class.getResourceAsStream(SHIM)) {
      if (in == null) {
        throw new IllegalStateException("Resource %s is missing".formatted(SHIM));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
