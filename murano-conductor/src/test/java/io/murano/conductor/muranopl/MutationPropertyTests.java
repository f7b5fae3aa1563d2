package io.murano.conductor.muranopl;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.packaging.InMemoryPackageFiles;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.ModelOutcome;
import io.murano.conductor.muranopl.request.ModelTask;
import io.murano.conductor.muranopl.schedule.ExecutionLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Damaged class files and object models: whatever comes of them, it is a value or an error of the
 * language, in bounded time.
 */
class MutationPropertyTests {

  private static final Engine ENGINE = MuranoPlEngine.builder().build();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ExecutionLimits LIMITS =
      ExecutionLimits.DEFAULT.withWallClock(Duration.ofSeconds(5));

  private static final String CLASS_FILE =
      """
      Namespaces:
        =: t
        std: io.murano
        sys: io.murano.system
      Name: Node
      Extends: std:Object
      Properties:
        name: {Contract: $.string().notNull(), Default: node, Usage: InOut}
        size: {Contract: $.int().check($ > 0), Default: 1 + 1}
        kids:
          Contract:
            - $.class(Node).owned()
            - 0
            - 5
        table:
          Contract:
            $.string().notNull(): [$.int()]
            fixed: $.bool()
          Usage: InOut
      Methods:
        .init:
          Body:
            - $.name: format('{0}!', $.name)
        .destroy:
          Body: logger(fuzz).debug($.name)
        run:
          Scope: Public
          Arguments:
            - count: {Contract: $.int(), Default: 3}
            - rest: {Contract: $, Usage: VarArgs}
          Body:
            - $sum: 0
            - For: i
              In: range($count)
              Do:
                - If: $i mod 2 = 0
                  Then:
                    - $sum: $sum + $i
                  Else:
                    - Continue:
            - Try:
                - Throw: Oops
                  Message: str($sum)
              Catch:
                - With: Oops
                  As: e
                  Do:
                    - $.table[key]: [1, $sum]
            - Parallel:
                - $a: $.kids.select($.name)
                - $b: new(Node, $this, name => other).size
            - sys:GC.collect()
            - Return: [$a, $b, $.table, super($this, id($))]
      """;

  private static final String MODEL =
      """
      {"Objects": {"?": {"id": "r", "type": "t.Node"}, "name": "root", "size": 3,
        "kids": [{"?": {"id": "k", "type": "t.Node"}, "name": "kid", "table": {"x": [1]}}, "k"],
        "table": {"a": [1, 2], "fixed": true}},
       "ObjectsCopy": {"?": {"id": "r", "type": "t.Node"}, "name": "root",
        "kids": [{"?": {"id": "old", "type": "t.Node",
          "dependencies": {"onDestruction": [{"subscriber": "r", "handler": "run"}]}}}]},
       "Attributes": [["r", "t.Node", "a", 1]],
       "SystemData": {"Packages": {"t": ["0.0.0"]}}}
      """;

  private static final List<String> SCRAPS =
      List.of(
          "$",
          ".",
          ":",
          "'",
          "\"",
          "[",
          "]",
          "{",
          "}",
          "- ",
          "\n",
          "  ",
          "null",
          "(",
          ")",
          "!yaql ",
          "&x ",
          "*x",
          "|",
          ">",
          "#",
          "?",
          "%",
          "@",
          "\t",
          "\u0000",
          "Body",
          "Contract",
          "Usage: ",
          "=>",
          "0x",
          "1e999",
          "---\n",
          "<<: ",
          "not ",
          "t:",
          "\ud800",
          "é");

  @Property(tries = 400)
  void damagedClassFilesEndInErrorsOfTheLanguage(@ForAll Random random) {
    StringBuilder text = new StringBuilder(CLASS_FILE);
    int changes = 1 + random.nextInt(4);
    for (int change = 0; change < changes; change++) {
      damage(text, random);
    }

    run(packageOf(text.toString()), JSON.readTree(MODEL));
  }

  @Property(tries = 400)
  void damagedModelsEndInErrorsOfTheLanguage(@ForAll Random random) {
    JsonNode model = JSON.readTree(MODEL);
    int changes = 1 + random.nextInt(4);
    for (int change = 0; change < changes; change++) {
      damage(model, random);
    }

    run(packageOf(CLASS_FILE), model);
  }

  @Example
  void malformedFixedVersionIsNamed() {
    ObjectNode model = (ObjectNode) JSON.readTree(MODEL);
    model.putObject("SystemData").putObject("Packages").putArray("t").add(" ");

    ModelOutcome outcome =
        ENGINE
            .task(
                new ModelTask(model, null),
                ExecutionContext.builder(
                        "fixed", new IndexedPackageLoader(List.of(packageOf(CLASS_FILE))))
                    .build())
            .run();

    assertThat(outcome.result().path("message").asString())
        .isEqualTo("SystemData.Packages of the model has no version like 1.0.0 for t but \" \"");
  }

  private static PackageFiles packageOf(String classFile) {
    return new InMemoryPackageFiles(
        Map.of(
            "manifest.yaml",
            "{Format: 1.4, Type: Library, FullName: t, Classes: {t.Node: Node.yaml}}"
                .getBytes(StandardCharsets.UTF_8),
            "Classes/Node.yaml",
            classFile.getBytes(StandardCharsets.UTF_8)));
  }

  private static void run(PackageFiles files, JsonNode model) {
    IndexedPackageLoader packages = new IndexedPackageLoader(List.of(files));
    try {
      ENGINE.inspect(files, packages);
    } catch (MuranoException e) {
      assertThat(e.getMessage()).isNotNull();
    }
    ModelTask.Action action =
        new ModelTask.Action("r", "run", JsonNodeFactory.instance.objectNode());
    ExecutionContext context = ExecutionContext.builder("fuzz", packages).limits(LIMITS).build();
    ModelOutcome outcome = ENGINE.task(new ModelTask(model, action), context).run();
    if (outcome.failed()) {
      assertThat(String.valueOf(outcome.error())).doesNotContain("Internal error");
    }
  }

  private static void damage(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(12));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, SCRAPS.get(random.nextInt(SCRAPS.size())));
      case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
      default -> text.replace(at, end, SCRAPS.get(random.nextInt(SCRAPS.size())));
    }
  }

  private static void damage(JsonNode node, Random random) {
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      JsonNode child = object.get(name);
      if (child.isContainer() && random.nextInt(4) > 0) {
        damage(child, random);
      } else if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(name, scrap(random));
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      if (array.get(index).isContainer() && random.nextInt(3) > 0) {
        damage(array.get(index), random);
      } else {
        array.set(index, scrap(random));
      }
    }
  }

  private static @Nullable JsonNode scrap(Random random) {
    String[] values = {
      "null",
      "true",
      "0",
      "-1",
      "1e300",
      "\"\"",
      "\"r\"",
      "\"k\"",
      "\"t.Node\"",
      "\"t.Node/x@@\"",
      "[]",
      "{}",
      "[[]]",
      "{\"?\": {}}",
      "{\"?\": {\"type\": \"t.Node\"}}",
      "{\"?\": null}",
      "{\"?\": {\"type\": 5, \"id\": []}}",
      "123456789012345678901234567890",
      "\"\\u0000\""
    };
    return JSON.readTree(values[random.nextInt(values.length)]);
  }
}
