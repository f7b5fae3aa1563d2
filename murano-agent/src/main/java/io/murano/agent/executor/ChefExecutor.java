package io.murano.agent.executor;

import io.murano.agent.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a recipe of a cookbook with chef-solo (contract messaging §4.7). */
final class ChefExecutor implements ScriptExecutor {

  private static final String CALLER = "ChefExecutor.run()";
  private static final String BERKSFILE = "Berksfile";
  private static final String VENDORED = "berks-cookbooks";

  private final ConfigurationRun run;

  ChefExecutor(ConfigurationRun run) {
    this.run = run;
  }

  @Override
  public ScriptResult run(ScriptArguments arguments) throws IOException {
    ScriptArgument attributes = arguments.only("recipe_attributes", CALLER);
    ModuleName recipe = ModuleName.of(run.invocation().script().entryPoint());
    Path cookbooks = cookbooks(recipe);
    Path configuration = run.folder().resolve("solo.rb");
    run.prepare(
        "Cookbook " + recipe.module(),
        () -> {
          writeConfiguration(configuration, cookbooks);
          writeNode(recipe, attributes == null ? null : attributes.value());
        });
    return run.run("chef-solo -j node.json -c " + ShellQuoting.quote(configuration.toString()));
  }

  private Path cookbooks(ModuleName recipe) throws IOException {
    Path folder = run.folder();
    if (!run.invocation().script().options().useBerkshelf()) {
      return folder;
    }
    String configured = run.invocation().script().options().berksfilePath();
    String path = configured == null ? recipe.module() + "/" + BERKSFILE : configured;
    Path berksfile = folder.resolve(path);
    if (!Files.isRegularFile(berksfile)) {
      throw new ScriptFailedException("There is no Berksfile %s".formatted(path), null);
    }
    Path vendored = folder.resolve(VENDORED);
    Files.createDirectories(vendored);
    ScriptResult result =
        run.run(
            "berks vendor --berksfile=%s %s"
                .formatted(
                    ShellQuoting.quote(berksfile.toString()),
                    ShellQuoting.quote(vendored.toString())));
    if (result.exitCode() != 0) {
      throw new ScriptFailedException("Berkshelf returned error code", result);
    }
    return vendored;
  }

  private static void writeConfiguration(Path configuration, Path cookbooks) throws IOException {
    if (!Files.exists(configuration)) {
      String text = cookbooks.toString().replace("\\", "\\\\").replace("\"", "\\\"");
      Files.writeString(configuration, "cookbook_path \"%s\"%n".formatted(text));
    }
  }

  private void writeNode(ModuleName recipe, @Nullable Object attributes) throws IOException {
    Map<String, @Nullable Object> node = new LinkedHashMap<>();
    node.put("run_list", List.of("recipe[%s::%s]".formatted(recipe.module(), recipe.part())));
    if (attributes instanceof Map<?, ?> map && !map.isEmpty()) {
      node.put(recipe.module(), map);
    }
    Files.writeString(
        run.folder().resolve("node.json"),
        new String(JsonText.write(node), StandardCharsets.US_ASCII));
  }
}
