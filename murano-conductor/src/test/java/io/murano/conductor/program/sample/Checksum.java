package io.murano.conductor.program.sample;

import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeMethod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The native part of {@code org.example.checksum.Checksum}. */
@NativeClass("org.example.checksum.Checksum")
public final class Checksum {

  private Checksum() {}

  /** Returns the checksum of a text in hexadecimal digits. */
  @NativeMethod(exposed = true)
  public static String of(String text, @Default("\"SHA-256\"") String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("There is no algorithm " + algorithm, e);
    }
  }
}
