package io.murano.agent.plan;

import io.murano.agent.json.JsonFormatException;
import io.murano.agent.json.JsonText;
import io.murano.common.message.AgentProtocol;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan message read as JSON, before anything in it is checked. Knows how the message's properties
 * stand in for members the plan lacks.
 */
public final class PlanDocument {

  private final Map<?, ?> members;
  private final @Nullable String messageId;
  private final @Nullable String replyTo;

  private PlanDocument(Map<?, ?> members, PlanMessage message) {
    this.members = members;
    this.messageId = message.messageId();
    this.replyTo = message.replyTo();
  }

  /**
   * Reads a message.
   *
   * @throws InvalidPlanException if the body is not a JSON object
   */
  public static PlanDocument read(PlanMessage message) {
    Object value;
    try {
      value = JsonText.read(message.body());
    } catch (JsonFormatException e) {
      throw InvalidPlanException.malformed("The plan is not readable. " + e.getMessage());
    }
    if (!(value instanceof Map<?, ?> members)) {
      throw InvalidPlanException.malformed("The plan is not a JSON object");
    }
    return new PlanDocument(members, message);
  }

  /** Returns the plan's id, which is the message's where the plan names none; null without both. */
  public @Nullable String id() {
    Object id = members.containsKey(Member.ID) ? members.get(Member.ID) : messageId;
    return id == null ? null : String.valueOf(id);
  }

  /** Returns what the plan calls itself for people, quoted for the log; empty if it does not. */
  public String title() {
    return members.get(Member.NAME) instanceof String name ? " " + Quoted.of(name) : "";
  }

  /** Returns the routing key for the result that the plan or its message asks for, or null. */
  public @Nullable String replyTo() {
    Object key = members.containsKey(Member.REPLY_TO) ? members.get(Member.REPLY_TO) : replyTo;
    return key == null ? null : String.valueOf(key);
  }

  /**
   * Returns the replay counter, or null if the plan has none or a negative one: it is not checked
   * then.
   *
   * @throws InvalidPlanException if it is not an integer
   */
  public @Nullable Long stamp() {
    Object stamp = members.get(Member.STAMP);
    if (stamp == null) {
      return null;
    }
    if (stamp instanceof Long number) {
      return number < 0 ? null : number;
    }
    throw InvalidPlanException.malformed("Stamp is not an integer below 2^63");
  }

  /** Returns whether this is a cancel message and not a plan to execute. */
  public boolean isCancel() {
    return AgentProtocol.CANCEL.equals(members.get(AgentProtocol.ACTION));
  }

  /** Returns the id of the plan that a cancel message is about, or null. */
  public @Nullable String cancelledId() {
    return members.get(AgentProtocol.SOURCE_ID) instanceof String id ? id : null;
  }

  /** Returns a member as it is, null included; null also if absent. */
  @Nullable Object get(String name) {
    return members.get(name);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }
}
