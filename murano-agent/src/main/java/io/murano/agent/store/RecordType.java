package io.murano.agent.store;

/** What a journal record says about its entry. The codes are on disk: never change one. */
enum RecordType {
  /** Attributes: highest stamp and entry number before the journal was rewritten. */
  BASE('B'),
  /** Attributes: message id, reply-to, signature, plan id, stamp. Body: the plan's bytes. */
  PLAN('P'),
  /** The plan's first script is about to run: from here on its effects are unknown. */
  STARTED('S'),
  /** Attributes: number of a process group that works for the plan. */
  GROUP('G'),
  /** Attributes: plan id, stamp, routing key, error code. Body: the result's bytes. */
  RESULT('R'),
  /** The broker has confirmed the result. */
  SENT('C');

  private final char code;

  RecordType(char code) {
    this.code = code;
  }

  char code() {
    return code;
  }

  static RecordType of(char code) {
    for (RecordType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new IllegalArgumentException("No record type " + code);
  }
}
