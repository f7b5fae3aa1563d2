package io.murano.conductor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCheckCommandTests {

  private static final String MANIFEST =
      """
      Format: 1.4
      Type: Library
      FullName: org.example.shop
      Name: Shop
      Description: Sells things
      Author: Example
      Tags: [shop]
      Classes:
        org.example.shop.Shop: Shop.yaml
      """;

  @TempDir private Path temp;

  private PackageFolder shop(String classFile) throws IOException {
    return PackageFolder.create(temp.resolve("shop"), MANIFEST)
        .with("Classes/Shop.yaml", classFile);
  }

  @Test
  void aSoundPackagePassesAsFolderAndAsZip() throws IOException {
    PackageFolder shop =
        shop(
            """
            Namespaces:
              =: org.example.shop
              std: io.murano
            Name: Shop
            Extends: std:Application
            Methods:
              deploy:
                Body:
                  - $this.find(std:Environment)
            """);

    for (Path path : new Path[] {shop.path(), shop.zip(temp.resolve("shop.zip"))}) {
      CommandLineRun run = CommandLineRun.of("package", "check", path.toString());
      assertThat(run.out()).isEqualToNormalizingNewlines(path + ": 0 errors, 0 warnings\n");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void whatTheCatalogueRefusesIsFatal() throws IOException {
    Path zip = temp.resolve("escape.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("../manifest.yaml"));
      out.closeEntry();
    }

    CommandLineRun run = CommandLineRun.of("package", "check", zip.toString());

    assertThat(run.out()).startsWith(zip + ": fatal: entry name \"../manifest.yaml\"");
    assertThat(run.exitCode()).isEqualTo(MuranoCli.FAILED);
  }

  @Test
  void everyMistakeIsNamedWithItsPlace() throws IOException {
    PackageFolder shop =
        shop(
            """
            Namespaces:
              =: org.example.shop
              std: io.murano
            Name: Shop
            Properties:
              goods:
                Contract: $.class(std:Envronment)
            Methods:
              sell:
                Body:
                  - Whle: true
                    Do: []
              count:
                Arguments:
                  - n:
                      Contract: $.int()
                      Usage: Sometimes
                Body:
                  - $x: $.goods.select($.name
            """);

    CommandLineRun run = CommandLineRun.of("package", "check", shop.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("Shop.yaml:7:\\d+: error: .*Envronment")
        .containsPattern("Shop.yaml:11:\\d+: error: .*Whle")
        .containsPattern("Shop.yaml:\\d+:\\d+: error: .*Sometimes")
        .containsPattern("Shop.yaml:19:\\d+: warning: .*taken as text");
  }

  @Test
  void requiredPackagesCanBeGiven() throws IOException {
    Path libraries = temp.resolve("libraries");
    PackageFolder.create(
            libraries.resolve("goods"),
            """
            Format: 1.4
            Type: Library
            FullName: org.example.goods
            Classes:
              org.example.goods.Goods: Goods.yaml
            """)
        .with("Classes/Goods.yaml", "Name: org.example.goods.Goods\n");
    PackageFolder shop =
        PackageFolder.create(temp.resolve("shop"), MANIFEST + "Require:\n  org.example.goods: 0\n")
            .with(
                "Classes/Shop.yaml",
                """
                Name: org.example.shop.Shop
                Extends: org.example.goods.Goods
                """);

    assertThat(CommandLineRun.of("package", "check", shop.toString(), "-l", libraries.toString()))
        .returns(0, CommandLineRun::exitCode);
    CommandLineRun alone = CommandLineRun.of("package", "check", shop.toString());
    assertThat(alone.out())
        .contains("warning: the required package org.example.goods")
        .contains("was not found");
  }

  @Test
  void whatIsNoPackageIsRefused() throws IOException {
    assertThat(CommandLineRun.of("package", "check", temp + "/nowhere"))
        .returns(3, CommandLineRun::exitCode);
    CommandLineRun empty = CommandLineRun.of("package", "check", temp.toString());
    assertThat(empty.exitCode()).isEqualTo(1);
    assertThat(empty.out()).contains("manifest");
  }
}
