package io.murano.agent.plan;

import static io.murano.agent.plan.InvalidPlanException.malformed;

import io.murano.common.message.AgentProtocol;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks a plan by the rules of its format version and makes it an {@link ExecutionPlan}. More
 * lenient than the original's agent where the original's engine sends less than its own agent asks
 * for: {@code Files}, and a script's {@code Options}, may be absent (contract messaging §4.12 B).
 * Stricter where a name would leave the plan's folders.
 */
public final class PlanReader {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final double MAX_SECONDS = 1e9;

  private PlanReader() {}

  /**
   * Checks and reads a plan.
   *
   * @throws InvalidPlanException with the error code of the result that refuses the plan
   */
  public static ExecutionPlan read(PlanDocument document) {
    FormatVersion version = version(document);
    String id = document.id();
    if (id != null) {
      requireSafe("ID", id, SafeNames.problemOfName(id));
    }
    if (!document.has(Member.SCRIPTS)) {
      throw malformed("The plan has no Scripts");
    }
    Map<?, ?> scriptTable = object(document, Member.SCRIPTS);
    Map<?, ?> fileTable = object(document, Member.FILES);
    object(document, Member.OPTIONS);
    Map<String, PlanFile> files = new FileReader(version).read(fileTable);
    Map<String, PlanScript> scripts = new ScriptReader(version, files).read(scriptTable);
    return new ExecutionPlan(
        parameters(document), body(document), files, scripts, deadline(document), limit(document));
  }

  private static FormatVersion version(PlanDocument document) {
    if (!document.has(Member.FORMAT_VERSION)) {
      return FormatVersion.DEFAULT;
    }
    Object text = document.get(Member.FORMAT_VERSION);
    FormatVersion version = FormatVersion.parse(text == null ? "null" : text);
    if (version.compareTo(FormatVersion.NEWEST) > 0) {
      throw new InvalidPlanException(
          AgentProtocol.UNSUPPORTED_FORMAT,
          "FormatVersion %s is not supported, only versions up to %s"
              .formatted(text, FormatVersion.NEWEST));
    }
    return version;
  }

  private static Map<?, ?> object(PlanDocument document, String member) {
    if (!document.has(member)) {
      return Map.of();
    }
    if (document.get(member) instanceof Map<?, ?> object) {
      return object;
    }
    throw malformed("%s of the plan is not an object".formatted(member));
  }

  private static Map<String, @Nullable Object> parameters(PlanDocument document) {
    Object value = document.get(Member.PARAMETERS);
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, parameter) -> parameters.put(String.valueOf(name), parameter));
    } else if (Truth.of(value)) {
      throw malformed("Parameters of the plan is not an object");
    }
    return parameters;
  }

  private static @Nullable String body(PlanDocument document) {
    Object body = document.get(Member.BODY);
    if (body == null || body instanceof String) {
      return (String) body;
    }
    throw malformed("Body of the plan is not a text");
  }

  private static @Nullable Instant deadline(PlanDocument document) {
    Object value = document.get(AgentProtocol.DEADLINE);
    if (value == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(String.valueOf(value)).toInstant();
    } catch (DateTimeException e) {
      throw malformed(
          "%s of the plan is not a time with zone such as 2026-01-31T11:04:53Z"
              .formatted(AgentProtocol.DEADLINE));
    }
  }

  private static @Nullable Duration limit(PlanDocument document) {
    Object value = document.get(AgentProtocol.TIME_OUT);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number
        && number.doubleValue() > 0
        && number.doubleValue() <= MAX_SECONDS) {
      return Duration.ofNanos((long) (number.doubleValue() * NANOS_PER_SECOND));
    }
    throw malformed(
        "%s of the plan is not a number of seconds above 0 and up to %.0f"
            .formatted(AgentProtocol.TIME_OUT, MAX_SECONDS));
  }

  static void requireSafe(String what, String name, @Nullable String problem) {
    if (problem != null) {
      throw malformed("%s %s %s".formatted(what, Quoted.of(name), problem));
    }
  }
}
