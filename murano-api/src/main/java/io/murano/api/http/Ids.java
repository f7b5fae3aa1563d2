package io.murano.api.http;

import java.util.HexFormat;
import java.util.UUID;

/** Server-made ids: 32 lower-case hex digits of a random UUID (contract rest-api §1.7). */
public final class Ids {

  private static final HexFormat HEX = HexFormat.of();

  private Ids() {}

  /** Returns a new id. */
  public static String next() {
    UUID id = UUID.randomUUID();
    return HEX.toHexDigits(id.getMostSignificantBits())
        + HEX.toHexDigits(id.getLeastSignificantBits());
  }
}
