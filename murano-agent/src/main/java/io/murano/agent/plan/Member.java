package io.murano.agent.plan;

/** Member names of plans and results (contract messaging §4.4 and §4.8). */
final class Member {

  static final String FORMAT_VERSION = "FormatVersion";
  static final String ID = "ID";
  static final String STAMP = "Stamp";
  static final String PARAMETERS = "Parameters";
  static final String BODY = "Body";
  static final String BODY_TYPE = "BodyType";
  static final String FILES = "Files";
  static final String SCRIPTS = "Scripts";
  static final String OPTIONS = "Options";
  static final String REPLY_TO = "ReplyTo";
  static final String TYPE = "Type";
  static final String ENTRY_POINT = "EntryPoint";
  static final String NAME = "Name";
  static final String URL = "URL";

  private Member() {}
}
