package io.murano.conductor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.murano.common.json.MuranoJson;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Plans made from templates. */
class ExecutionPlanBuilderTests {

  private final ScriptFiles source =
      new ScriptFiles() {
        @Override
        public String text(String path) {
          return "text of " + path;
        }

        @Override
        public byte[] bytes(String path) {
          return path.getBytes(StandardCharsets.UTF_8);
        }
      };

  @Test
  void putsTheFilesOfScriptsIntoThePlan() {
    assertThat(
            build(
                """
                {'FormatVersion': '2.1.0', 'Body': 'return x()', 'Parameters': {'a': 1},
                 'Scripts': {'x': {'Type': 'Application', 'EntryPoint': 'run.sh',
                                   'Files': ['sub/a.conf', '<lib.bin>'], 'Options': {}}}}
                """))
        .isEqualTo(
            json(
                """
                {'FormatVersion': '2.1.0', 'Body': 'return x()', 'Parameters': {'a': 1},
                 'Scripts': {'x': {'Type': 'Application', 'EntryPoint': 'id2',
                                   'Files': ['id3', 'id4'], 'Options': {}}},
                 'ID': 'id1', 'Action': 'Execute',
                 'Files': {
                   'id2': {'Name': 'run.sh', 'BodyType': 'Text', 'Body': 'text of scripts/run.sh'},
                   'id3': {'Name': 'sub/a.conf', 'BodyType': 'Text',
                           'Body': 'text of scripts/sub/a.conf'},
                   'id4': {'Name': 'lib.bin', 'BodyType': 'Base64',
                           'Body': 'c2NyaXB0cy9saWIuYmlu\\n'}}}
                """));
  }

  @Test
  void filesMayBeDownloadedOrRenamed() {
    assertThat(
            build(
                    """
                    {'FormatVersion': '2.1.0', 'Scripts': {'x': {'Type': 'Chef', 'EntryPoint': 'a::b',
                      'Files': ['https://h/p/z.git', {'java': 'https://h/j.git'},
                                {'n': '<f.b>'}, {'m': 'f.t'}]}}}
                    """)
                .path("Files"))
        .isEqualTo(
            json(
                """
                {'id2': {'Name': 'z.git', 'URL': 'https://h/p/z.git', 'Type': 'Downloadable'},
                 'id3': {'Name': 'java', 'URL': 'https://h/j.git', 'Type': 'Downloadable'},
                 'id4': {'Name': 'n', 'BodyType': 'Base64', 'Body': 'c2NyaXB0cy9mLmI=\\n'},
                 'id5': {'Name': 'm', 'BodyType': 'Text', 'Body': 'text of scripts/f.t'}}
                """));
  }

  @Test
  void t48FileOfSeveralScriptsHasOneIdInAllForms() {
    JsonNode plan =
        build(
            """
            {'FormatVersion': '2.0.0', 'Scripts': {
               'x': {'Type': 'Application', 'EntryPoint': '<a>', 'Files': ['<b>', {'c': 'd'}]},
               'y': {'Type': 'Application', 'EntryPoint': '<a>', 'Files': ['<b>', {'c': 'd'}, 'a']}}}
            """);

    assertThat(plan.path("Files").size()).isEqualTo(3);
    assertThat(plan.at("/Scripts/x/EntryPoint")).isEqualTo(plan.at("/Scripts/y/EntryPoint"));
    assertThat(plan.at("/Scripts/x/Files/0")).isEqualTo(plan.at("/Scripts/y/Files/0"));
    assertThat(plan.at("/Scripts/x/Files/1")).isEqualTo(plan.at("/Scripts/y/Files/1"));
    assertThat(plan.at("/Scripts/y/Files/2")).isEqualTo(plan.at("/Scripts/x/EntryPoint"));
  }

  @Test
  void filesOfTheTemplateAreKeptAndUsed() {
    JsonNode plan =
        build(
            """
            {'FormatVersion': '2.0.0', 'Action': 'Do',
             'Files': {'scriptFile': {'Name': 'runCommand.sh', 'BodyType': 'Text', 'Body': 'ls'}},
             'Scripts': {'x': {'Type': 'Application', 'EntryPoint': 'runCommand.sh'}}}
            """);

    assertThat(plan.at("/Scripts/x/EntryPoint").asString()).isEqualTo("scriptFile");
    assertThat(plan.path("Files").size()).isEqualTo(1);
    assertThat(plan.path("Action").asString()).isEqualTo("Do");
  }

  @Test
  void t47ScriptsOfFormat1AreEmbedded() {
    assertThat(build("{'Scripts': ['a.ps1'], 'Commands': [{'Name': 'x'}]}"))
        .isEqualTo(json("{'Scripts': ['c2NyaXB0cy9hLnBzMQ=='], 'Commands': [{'Name': 'x'}]}"));
  }

  @Test
  void templateIsNotChanged() {
    JsonNode template = json("{'FormatVersion': '2.0.0', 'Scripts': {}}");
    JsonNode before = template.deepCopy();

    var unused = ExecutionPlanBuilder.build(template, source, ids());

    assertThat(template).isEqualTo(before);
  }

  @Test
  void malformedTemplatesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> build("{'FormatVersion': '2.0.0', 'Scripts': {'x': {'Type': 'Application'}}}"))
        .withMessage("No entry point in script x");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> build("{'FormatVersion': '2.0.0', 'Scripts': {'x': {'EntryPoint': 'a'}}}"))
        .withMessage("No type in script x");
    assertThatIllegalArgumentException().isThrownBy(() -> build("[1]"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build("{'FormatVersion': '2.0.0', 'Files': [1]}"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                build(
                    "{'FormatVersion': '2.0.0', 'Scripts': {'x': {'Type': 'Chef', 'EntryPoint': 'a', 'Files': [{}]}}}"));
  }

  private JsonNode build(String template) {
    return ExecutionPlanBuilder.build(json(template), source, ids());
  }

  private static Supplier<String> ids() {
    AtomicInteger number = new AtomicInteger();
    return () -> "id" + number.incrementAndGet();
  }

  private static JsonNode json(String text) {
    return MuranoJson.mapper().readTree(text.replace('\'', '"'));
  }
}
