package io.murano.conductor.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.MuranoPlEngine;
import io.murano.conductor.muranopl.binding.MuranoPlugin;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.StaticCall;
import io.murano.conductor.program.sample.Checksum;
import io.murano.conductor.program.sample.ChecksumPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PluginFolderTests {

  @TempDir private Path folder;

  @Test
  void classesAndPackagesOfJarsInTheFolderCanBeUsed() throws IOException {
    writeJar();
    MuranoPlEngine engine =
        MuranoPlEngine.builder().discoverPlugins(PluginFolder.classLoader(folder)).build();

    assertThat(call(engine, "of", "{\"text\": \"abc\"}"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(call(engine, "of", "{\"text\": \"abc\", \"algorithm\": \"MD5\"}"))
        .isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    assertThat(call(engine, "short", "{\"text\": \"abc\"}")).isEqualTo("ba7816bf");
    assertThatThrownBy(() -> call(engine, "of", "{\"text\": \"abc\", \"algorithm\": \"none\"}"))
        .isInstanceOf(MuranoException.class)
        .hasMessageContaining("There is no algorithm none");
  }

  @Test
  void otherFilesInTheFolderDoNoHarm() throws IOException {
    Files.writeString(folder.resolve("README"), "no jar");

    assertThat(MuranoPlEngine.builder().discoverPlugins(PluginFolder.classLoader(folder)).build())
        .isNotNull();
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> PluginFolder.classLoader(folder.resolve("none")))
        .isInstanceOf(MuranoException.class)
        .hasMessageContaining("none")
        .hasMessageContaining("murano.conductor.language.plugins");
  }

  private static String call(MuranoPlEngine engine, String method, String arguments) {
    JsonNode args = JsonMapper.shared().readTree(arguments);
    StaticCall call = new StaticCall("org.example.checksum.Checksum", method, null, "1", args);
    ExecutionContext context =
        ExecutionContext.builder("plugin", new IndexedPackageLoader(List.of())).build();
    return engine.staticCall(call, context).run().asString();
  }

  private void writeJar() throws IOException {
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(folder.resolve("checksum.jar")))) {
      for (Class<?> type : List.of(Checksum.class, ChecksumPlugin.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (InputStream content = type.getClassLoader().getResourceAsStream(name)) {
          Objects.requireNonNull(content).transferTo(jar);
        }
      }
      jar.putNextEntry(new JarEntry("META-INF/services/" + MuranoPlugin.class.getName()));
      jar.write(ChecksumPlugin.class.getName().getBytes(StandardCharsets.UTF_8));
    }
  }
}
