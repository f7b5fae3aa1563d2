package io.murano.conductor.muranopl.execution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes ids and names that look random and are the same in every run of the same program: they
 * depend on the execution's id, the branch and how many were made before in it.
 */
public final class IdGenerator {

  private static final int PREFIX_LENGTH = 5;
  private static final int CLOCK_LENGTH = 8;
  private static final int MAX_COUNTER = 1295;

  private final String seed;
  private final String branch;
  private long count;
  private int nameCounter;

  /**
   * Creates a generator.
   *
   * @param seed id of the execution
   * @param branch path of the branch
   */
  public IdGenerator(String seed, String branch) {
    this.seed = seed;
    this.branch = branch;
  }

  /** Returns a new id: 32 hexadecimal digits in the form of a random UUID. */
  public String nextId() {
    byte[] bytes = next("id");
    bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
    return HexFormat.of().formatHex(bytes, 0, 16);
  }

  /**
   * Returns a new name: lower case letters and digits, starts with a letter, more than 12
   * characters (contract muranopl §3.5, {@code randomName}).
   */
  public String nextName() {
    byte[] bytes = next("name");
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < PREFIX_LENGTH; i++) {
      name.append((char) ('a' + Byte.toUnsignedInt(bytes[i]) % 26));
    }
    for (int i = PREFIX_LENGTH; i < PREFIX_LENGTH + CLOCK_LENGTH; i++) {
      name.append(Character.forDigit(Byte.toUnsignedInt(bytes[i]) % 36, 36));
    }
    nameCounter = nameCounter % MAX_COUNTER + 1;
    return name.append(Integer.toString(nameCounter, 36)).toString();
  }

  private byte[] next(String kind) {
    String text = kind + '\0' + seed + '\0' + branch + '\0' + count++;
    return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
