package io.murano.agent.body.value;

/** Python's None. */
public enum None {
  /** The only value. */
  NONE
}
