package io.murano.agent.executor;

import io.murano.agent.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies a class of a Puppet module (contract messaging §4.7). YAML files are written in YAML's
 * JSON subset.
 */
final class PuppetExecutor implements ScriptExecutor {

  private static final String CALLER = "PuppetExecutor.run()";
  private static final String SEPARATOR = "::";

  private final ConfigurationRun run;

  PuppetExecutor(ConfigurationRun run) {
    this.run = run;
  }

  @Override
  public ScriptResult run(ScriptArguments arguments) throws IOException {
    ScriptArgument attributes = arguments.only("recipe_attributes", CALLER);
    ModuleName name = ModuleName.of(run.invocation().script().entryPoint());
    run.prepare(
        "Module " + name.module(),
        () -> {
          writeHieraConfiguration();
          Files.writeString(run.folder().resolve("manifest.pp"), manifest(name));
          writeHieraData(name, attributes == null ? null : attributes.value());
        });
    return run.run(
        "puppet apply --hiera_config=hiera.yaml --modulepath %s manifest.pp"
            .formatted(ShellQuoting.quote(run.folder().toString())));
  }

  private void writeHieraConfiguration() throws IOException {
    Path file = run.folder().resolve("hiera.yaml");
    if (Files.exists(file)) {
      return;
    }
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    settings.put("backends", "yaml");
    settings.put("logger", "console");
    settings.put("hierarchy", "%{env}");
    settings.put("yaml", Map.of("datadir", "/etc/puppet/hieradata"));
    writeYaml(file, settings);
  }

  private void writeHieraData(ModuleName name, @Nullable Object attributes) throws IOException {
    if (!(attributes instanceof Map<?, ?> map)) {
      return;
    }
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    map.forEach((key, value) -> data.put(name.module() + SEPARATOR + key, value));
    writeYaml(run.folder().resolve("default.yaml"), data);
  }

  private static String manifest(ModuleName name) {
    String qualified =
        name.part().isEmpty() ? name.module() : name.module() + SEPARATOR + name.part();
    return "node 'default' { class { %s:}}%n".formatted(qualified);
  }

  private static void writeYaml(Path file, Map<String, @Nullable Object> content)
      throws IOException {
    Files.writeString(file, new String(JsonText.write(content), StandardCharsets.US_ASCII) + "\n");
  }
}
