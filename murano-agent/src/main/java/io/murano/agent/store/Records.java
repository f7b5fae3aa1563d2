package io.murano.agent.store;

import io.murano.agent.plan.PlanMessage;
import io.murano.agent.plan.PlanResult;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans and results as journal records and back. */
final class Records {

  private Records() {}

  static JournalRecord plan(StoredPlan plan, PlanMessage message) {
    Map<String, @Nullable Object> attributes = named(plan);
    attributes.put(Attribute.MESSAGE_ID, message.messageId());
    attributes.put(Attribute.REPLY_TO, message.replyTo());
    attributes.put(Attribute.SIGNATURE, Base64.getEncoder().encodeToString(message.signature()));
    return new JournalRecord(RecordType.PLAN, plan.entry(), attributes, message.body());
  }

  static PlanMessage toPlan(JournalRecord record) {
    String signature = record.text(Attribute.SIGNATURE);
    return new PlanMessage(
        record.text(Attribute.MESSAGE_ID),
        record.text(Attribute.REPLY_TO),
        signature == null ? JournalRecord.NO_BODY : Base64.getDecoder().decode(signature),
        record.body());
  }

  static JournalRecord result(StoredPlan plan, PlanResult result) {
    Map<String, @Nullable Object> attributes = named(plan);
    attributes.put(Attribute.ROUTING_KEY, result.routingKey());
    attributes.put(Attribute.ERROR_CODE, result.errorCode());
    return new JournalRecord(RecordType.RESULT, plan.entry(), attributes, result.body());
  }

  static PlanResult toResult(JournalRecord record) {
    Long errorCode = record.number(Attribute.ERROR_CODE);
    return new PlanResult(
        record.text(Attribute.PLAN_ID),
        record.text(Attribute.ROUTING_KEY),
        errorCode == null ? 0 : errorCode.intValue(),
        record.body());
  }

  static JournalRecord group(long entry, long group) {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    attributes.put(Attribute.GROUP, group);
    return new JournalRecord(RecordType.GROUP, entry, attributes, JournalRecord.NO_BODY);
  }

  static JournalRecord base(long nextEntry, long stamp) {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    attributes.put(Attribute.NEXT_ENTRY, nextEntry);
    attributes.put(Attribute.STAMP, stamp);
    return new JournalRecord(RecordType.BASE, 0, attributes, JournalRecord.NO_BODY);
  }

  private static Map<String, @Nullable Object> named(StoredPlan plan) {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    attributes.put(Attribute.PLAN_ID, plan.planId());
    attributes.put(Attribute.STAMP, plan.stamp());
    return attributes;
  }
}
