package io.murano.agent.store;

/** Names of record attributes. They are on disk: never change one. */
final class Attribute {

  static final String PLAN_ID = "id";
  static final String STAMP = "stamp";
  static final String MESSAGE_ID = "message_id";
  static final String REPLY_TO = "reply_to";
  static final String SIGNATURE = "signature";
  static final String ROUTING_KEY = "routing_key";
  static final String ERROR_CODE = "error_code";
  static final String GROUP = "group";
  static final String NEXT_ENTRY = "next_entry";

  private Attribute() {}
}
