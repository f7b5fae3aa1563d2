package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Nova::KeyPair}: its name is its id. */
final class KeyPairType extends InventoryType {

  private static final int KEY_BITS = 2_048;
  private static final int LINE_LENGTH = 64;

  KeyPairType(SimulatedNetwork network) {
    super(
        "OS::Nova::KeyPair",
        Kind.KEY_PAIR,
        PropertySchema.of(
            Property.string("name").required(),
            Property.bool("save_private_key").withDefault(false),
            Property.string("public_key"),
            Property.string("type").oneOf("ssh", "x509"),
            Property.string("user")),
        Set.of("public_key", "private_key"),
        network);
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    String name = resource.requiredText("name");
    CloudObject before =
        network()
            .inventory()
            .list(resource.stack().region(), resource.stack().projectId(), Kind.KEY_PAIR)
            .stream()
            .filter(pair -> pair.name().equals(name))
            .findFirst()
            .orElse(null);
    if (before != null && !before.id().equals(resource.physicalId())) {
      throw new ResourceException("Key pair '%s' exists already".formatted(name));
    }
    if (before == null) {
      put(resource, name, body(resource));
    }
    return ResourceOutcome.of(resource.physicalId());
  }

  @Override
  public Object reference(StackResource resource) {
    return resource.requiredText("name");
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("name", resource.requiredText("name"));
    body.put("type", resource.text("type", "ssh"));
    String given = resource.text("public_key");
    KeyPair made = given == null ? generate() : null;
    body.put("public_key", made == null ? given : openSsh((RSAPublicKey) made.getPublic()));
    body.put("private_key", made != null && resource.flag("save_private_key") ? pem(made) : "");
    return body;
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new ResourceException("This Java cannot make RSA keys", e);
    }
  }

  /** The format of RFC 4253, section 6.6, as {@code authorized_keys} has it. */
  private static String openSsh(RSAPublicKey key) {
    byte[] type = "ssh-rsa".getBytes(StandardCharsets.US_ASCII);
    byte[] exponent = key.getPublicExponent().toByteArray();
    byte[] modulus = key.getModulus().toByteArray();
    ByteBuffer blob =
        ByteBuffer.allocate(3 * Integer.BYTES + type.length + exponent.length + modulus.length);
    for (byte[] part : new byte[][] {type, exponent, modulus}) {
      blob.putInt(part.length).put(part);
    }
    return "ssh-rsa %s Generated-by-Murano"
        .formatted(Base64.getEncoder().encodeToString(blob.array()));
  }

  private static String pem(KeyPair pair) {
    byte[] lineBreak = {'\n'};
    String text =
        Base64.getMimeEncoder(LINE_LENGTH, lineBreak)
            .encodeToString(pair.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(text);
  }
}
