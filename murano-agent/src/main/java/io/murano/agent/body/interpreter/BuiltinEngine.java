package io.murano.agent.body.interpreter;

import io.murano.agent.body.BodyEngine;
import io.murano.agent.body.BodyException;
import io.murano.agent.body.BodyProgram;
import io.murano.agent.body.library.JsonValues;
import io.murano.agent.body.library.ScriptFunction;
import io.murano.agent.body.syntax.BodyParser;
import io.murano.agent.body.syntax.BodySyntaxException;
import io.murano.agent.body.syntax.Statement;
import io.murano.agent.body.syntax.UnsupportedConstructException;
import io.murano.agent.body.value.ExceptionType;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyException;
import io.murano.agent.body.value.Text;
import io.murano.agent.executor.PlanScripts;
import io.murano.common.message.AgentProtocol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs bodies without any Python: a subset of the language that covers what packages do in bodies,
 * with Python's results and wording.
 */
public final class BuiltinEngine implements BodyEngine {

  private static final String ARGS = "args";

  /**
   * Compiles a body.
   *
   * @param scripts names of the plan's scripts
   * @throws BodySyntaxException if the body is not Python
   * @throws UnsupportedConstructException if it needs more than this engine offers
   */
  public Compiled compile(BodyProgram program, Set<String> scripts) {
    List<Statement> statements = BodyParser.parse(program.text());
    Set<String> names = new HashSet<>(scripts);
    names.add(ARGS);
    boolean certain = CapabilityCheck.check(statements, names);
    return new Compiled(statements, certain, program);
  }

  /** A body that this engine can run. Immutable. */
  public static final class Compiled {

    private final List<Statement> statements;
    private final boolean certain;
    private final BodyProgram program;

    private Compiled(List<Statement> statements, boolean certain, BodyProgram program) {
      this.statements = statements;
      this.certain = certain;
      this.program = program;
    }

    /** Returns whether Python cannot know more about this body than this engine. */
    public boolean isCertain() {
      return certain;
    }

    /** Runs the body; see {@link BodyEngine#run}. */
    public @Nullable Object run(Surroundings surroundings) {
      try {
        return JsonValues.toJson(execute(surroundings));
      } catch (PyError e) {
        throw failure(e.exception());
      } catch (StackOverflowError e) {
        throw new BodyException(AgentProtocol.FAILURE, "maximum recursion depth exceeded", null);
      } catch (OutOfMemoryError e) {
        throw new BodyException(
            AgentProtocol.FAILURE, "The body needs more memory than the agent has", null);
      }
    }

    private Object execute(Surroundings surroundings) {
      Map<String, Object> globals = new HashMap<>();
      globals.put(ARGS, JsonValues.toBunch(program.parameters()));
      PlanScripts scripts = surroundings.scripts();
      scripts.names().forEach(name -> globals.put(name, new ScriptFunction(name, scripts)));
      Frame frame = Frame.ofBody(statements, globals);
      Completion completion = new Machine(surroundings.stop()).execute(statements, frame);
      return completion == Completion.RETURN ? frame.returned() : None.NONE;
    }
  }

  @Override
  public @Nullable Object run(BodyProgram program, Surroundings surroundings) {
    Compiled compiled;
    try {
      compiled = compile(program, surroundings.scripts().names());
    } catch (BodySyntaxException e) {
      throw syntaxError(e);
    } catch (UnsupportedConstructException e) {
      throw unsupported(e, "this agent is set to use nothing else (body_engine)");
    }
    return compiled.run(surroundings);
  }

  /** Words a syntax error as Python does, which counts the line of its function's header. */
  public static BodyException syntaxError(BodySyntaxException problem) {
    return new BodyException(
        AgentProtocol.FAILURE,
        "%s (<string>, line %d)".formatted(problem.getMessage(), problem.line() + 1),
        null);
  }

  /**
   * Words a refusal.
   *
   * @param why why no other engine can run the body
   */
  public static BodyException unsupported(UnsupportedConstructException problem, String why) {
    return new BodyException(
        AgentProtocol.FAILURE,
        "%s in line %d of the plan's body is beyond the agent's built-in engine, and %s"
            .formatted(problem.getMessage(), problem.line(), why),
        null);
  }

  private static BodyException failure(PyException exception) {
    if (exception.type().isA(ExceptionType.named(ExceptionType.AGENT_EXCEPTION))) {
      Object code = exception.attributes().get(PyException.ERROR_CODE);
      Object data = exception.attributes().get(PyException.ADDITIONAL_DATA);
      return new BodyException(
          code instanceof Long number ? Math.toIntExact(number) : AgentProtocol.FAILURE,
          exception.message(),
          data == null ? null : JsonValues.toJson(data));
    }
    boolean ordinary = exception.type().isA(ExceptionType.named("Exception"));
    String message =
        ordinary ? exception.message() : "The body ended its interpreter: " + Text.repr(exception);
    return new BodyException(AgentProtocol.FAILURE, message, null);
  }
}
