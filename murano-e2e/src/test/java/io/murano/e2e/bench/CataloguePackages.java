package io.murano.e2e.bench;

import io.murano.e2e.harness.PackageArchive;
import java.util.Map;
import java.util.Random;

/** Packages for a large catalogue, the same in each run. */
final class CataloguePackages {

  private static final String ONSETS = "bcdfghjklmnprstvwxyz";
  private static final String VOWELS = "aeiou";
  private static final String CODAS = "nrsltmk";
  private static final int SYLLABLES = 800;

  private CataloguePackages() {}

  /**
   * Returns a package; those of one number have one name and differ in version and nothing else.
   */
  static PackageArchive archive(int number, int version) {
    Random random = new Random(number);
    String fullName = "com.bench." + word(number) + ".P" + number;
    String title = words(random, 2);
    return PackageArchive.of(
        Map.of(
            "manifest.yaml",
            """
            Format: 1.4
            Type: %s
            FullName: %s
            Version: 1.%d.0
            Name: '%s'
            Author: 'Author %d'
            Tags: [%s, %s]
            Description: 'This application %s'
            Classes: {%s: Main.yaml, %s.Helper: Main.yaml}
            """
                .formatted(
                    number % 4 == 0 ? "Library" : "Application",
                    fullName,
                    version,
                    title,
                    number % 50,
                    word(random.nextInt(40)),
                    word(random.nextInt(40)),
                    words(random, 60),
                    fullName,
                    fullName),
            "Classes/Main.yaml",
            "Name: %s\n---\nName: %s.Helper\n".formatted(fullName, fullName),
            "UI/ui.yaml",
            "Version: 2\nApplication: {}\nForms:\n" + form(random)));
  }

  private static String form(Random random) {
    StringBuilder form = new StringBuilder();
    for (int field = 0; field < 20; field++) {
      form.append("  # ").append(word(1_000 + random.nextInt(2_000))).append(words(random, 20));
      form.append('\n');
    }
    return form.toString();
  }

  private static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      // Few words are frequent and many are rare, as in a language.
      double uniform = random.nextDouble();
      words.append(i == 0 ? "" : " ").append(word((int) (1_000 * uniform * uniform * uniform)));
    }
    return words.toString();
  }

  /**
   * Returns a word for each number below 8,000: two of 800 syllables, so that as many combinations
   * of letters occur as in a language, on which an index of trigrams lives.
   */
  static String word(int number) {
    return syllable(number % SYLLABLES)
        + syllable((number / SYLLABLES * 131 + number * 7) % SYLLABLES);
  }

  private static String syllable(int number) {
    int onset = number % ONSETS.length();
    int vowel = number / ONSETS.length() % VOWELS.length();
    int coda = number / ONSETS.length() / VOWELS.length();
    return ""
        + ONSETS.charAt(onset)
        + VOWELS.charAt(vowel)
        + (coda == 0 ? "" : CODAS.charAt(coda - 1));
  }
}
