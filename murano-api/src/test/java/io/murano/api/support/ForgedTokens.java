package io.murano.api.support;

import io.murano.common.json.MuranoJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Tokens of local identity signed with the key of the tests' database. */
public final class ForgedTokens {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private ForgedTokens() {}

  /** Returns the token of a client with another end. */
  public static String withEnd(ApiClient client, Instant end) {
    String[] parts = client.header("X-Auth-Token").split("\\.");
    JsonNode token = MuranoJson.mapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
    token.asObject().put("e", end.getEpochSecond());
    String payload =
        parts[0] + "." + ENCODER.encodeToString(MuranoJson.mapper().writeValueAsBytes(token));
    return payload + "." + ENCODER.encodeToString(sign(payload));
  }

  private static byte[] sign(String payload) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      return mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] key() {
    try (Connection connection = Servers.database().connect();
        Statement statement = connection.createStatement();
        ResultSet key = statement.executeQuery("select secret from murano_api.token_signing_key")) {
      key.next();
      return key.getBytes(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
