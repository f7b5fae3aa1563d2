package io.murano.conductor.muranopl.core;

import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.packaging.PackageResources;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.muranopl.value.ByteString;
import io.murano.conductor.muranopl.value.JsonValues;
import io.murano.conductor.muranopl.yaml.YamlReader;
import io.murano.conductor.muranopl.yaml.YamlValues;
import io.murano.conductor.yaql.error.NativeException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code io.murano.system.Resources}: files of packages. An object reads the files of the package
 * whose code made it, a static call those of the calling code's package.
 */
@NativeClass("io.murano.system.Resources")
final class ResourceReader {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final MuranoPackage home;

  @NativeConstructor
  ResourceReader(NativeCall call) {
    this.home = callerPackage(call);
  }

  @NativeMethod
  static Object string(
      NativeCall call,
      String name,
      @Default @Nullable TypeReference owner,
      @Default("false") boolean binary) {
    byte[] content = read(call, name, owner);
    return binary ? ByteString.of(content) : text(content);
  }

  @NativeMethod
  static @Nullable Object json(
      NativeCall call, String name, @Default @Nullable TypeReference owner) {
    try {
      return JsonValues.fromJson(JSON.readTree(text(read(call, name, owner))));
    } catch (JacksonException e) {
      throw new NativeException(
          "json.decoder.JSONDecodeError", name + ": " + e.getOriginalMessage());
    }
  }

  @NativeMethod
  static @Nullable Object yaml(
      NativeCall call, String name, @Default @Nullable TypeReference owner) {
    Object document = YamlReader.plainWithoutTimestamps().read(text(read(call, name, owner)), name);
    return YamlValues.of(document);
  }

  private static byte[] read(NativeCall call, String name, @Nullable TypeReference owner) {
    return PackageResources.read(source(call, owner).files(), name);
  }

  private static MuranoPackage source(NativeCall call, @Nullable TypeReference owner) {
    if (owner != null) {
      return owner.type().owningPackage();
    }
    if (call.hasSelf() && call.self().extension() instanceof ResourceReader reader) {
      return reader.home;
    }
    return callerPackage(call);
  }

  private static MuranoPackage callerPackage(NativeCall call) {
    MuranoClass caller = call.callerType();
    if (caller == null) {
      throw NativeException.attributeError("resources belong to the code of a package");
    }
    return caller.owningPackage();
  }

  private static String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content))
          .toString()
          .replace("\r\n", "\n")
          .replace('\r', '\n');
    } catch (CharacterCodingException e) {
      throw new NativeException("UnicodeDecodeError", "the resource is not text in UTF-8");
    }
  }
}
