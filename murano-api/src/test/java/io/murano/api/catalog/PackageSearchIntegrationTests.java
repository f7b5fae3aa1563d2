package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.Projects;
import io.murano.common.archive.PackageBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Searches: filters, ranking, order and paging (contract rest-api §2.9, §1.10). */
@ApiIntegrationTest
class PackageSearchIntegrationTests {

  private static final String ROUTE = "/v1/catalog/packages";

  /** A package as the model of this test knows it; all text is lower case. */
  private record Known(
      String id, boolean application, boolean enabled, List<String> fields, String form) {

    String name() {
      return fields.get(0);
    }

    int rank(List<String> words) {
      for (int i = 0; i < fields.size(); i++) {
        String field = fields.get(i);
        if (words.stream().anyMatch(field::contains)) {
          return i;
        }
      }
      return words.stream().anyMatch(form::contains) ? fields.size() : Integer.MAX_VALUE;
    }
  }

  private static final List<String> WORDS =
      List.of("web", "db", "alpha", "beta", "gamma", "q", "zz", "öl", "100%", "a_b", "x\\y");

  private static final List<Known> KNOWN = new ArrayList<>();

  private static String project;
  private static ApiClient member;
  private static ApiClient stranger;

  @BeforeAll
  static void uploadPackages(ApiClient api) {
    project = Projects.next();
    member = api.member(project);
    stranger = api.member(Projects.next());
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      KNOWN.add(upload(i, random));
    }
  }

  private static Known upload(int i, Random random) {
    String name = "n" + word(random).replaceAll("[^a-z]", "") + i % 7;
    String fullName = "com.%s.p%d.%s".formatted(project, i, letters(random));
    String description = "about " + word(random);
    String author = "by " + word(random);
    String tag = "t" + word(random);
    String form = "Version: 2\nForms: " + word(random).toUpperCase(Locale.ROOT);
    boolean application = random.nextBoolean();
    boolean enabled = random.nextInt(5) > 0;
    PackageBuilder builder =
        PackageBuilder.application(fullName)
            .field("Name", quoted(name.toUpperCase(Locale.ROOT)))
            .field("Description", quoted(description))
            .field("Author", quoted(author))
            .field("Tags", "[" + quoted(tag) + "]")
            .field("Type", application ? "Application" : "Library")
            .field("Classes", "{%s.C%d: Main.yaml}".formatted(fullName, i))
            .file("UI/ui.yaml", form);
    JsonNode json =
        member
            .upload(
                builder.zip(),
                "{\"enabled\": %s, \"categories\": [\"Big Data\"]}".formatted(enabled))
            .json();
    String id = json.path("id").asString();
    return new Known(
        id,
        application,
        enabled,
        List.of(
            name.toLowerCase(Locale.ROOT),
            fullName.toLowerCase(Locale.ROOT),
            description.toLowerCase(Locale.ROOT),
            "big data",
            tag.toLowerCase(Locale.ROOT),
            (fullName + ".c" + i).toLowerCase(Locale.ROOT),
            author.toLowerCase(Locale.ROOT),
            String.join("\n", id, project, application ? "application" : "library")),
        form.toLowerCase(Locale.ROOT));
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }

  private static String word(Random random) {
    return random.nextInt(3) == 0 ? "plain" : WORDS.get(random.nextInt(WORDS.size()));
  }

  private static String letters(Random random) {
    String word = word(random).replaceAll("[^a-z]", "");
    return word.isEmpty() ? "x" : word;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> ids(ApiResponse response) {
    assertThat(response.status()).as(response.toString()).isEqualTo(200);
    return response
        .json()
        .path("packages")
        .valueStream()
        .map(p -> p.path("id").asString())
        .toList();
  }

  private static List<String> allPages(String query) {
    List<String> all = new ArrayList<>();
    String marker = "";
    for (int page = 0; page < 100; page++) {
      ApiResponse response = member.get(ROUTE + "?" + query + marker);
      all.addAll(ids(response));
      JsonNode next = response.json().get("next_marker");
      if (next == null) {
        return all;
      }
      marker = "&marker=" + next.asString();
    }
    throw new AssertionError("paging does not end: " + query);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void findsWhatAModelOfItFinds(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 25; i++) {
      List<String> words = new ArrayList<>();
      for (int n = random.nextInt(3); n > 0; n--) {
        words.add(word(random));
      }
      boolean disabled = random.nextBoolean();
      boolean descending = random.nextBoolean();
      Boolean application = random.nextInt(3) > 0 ? null : random.nextBoolean();
      String tag = random.nextInt(3) > 0 ? null : "t" + word(random);
      String query =
          "owned=true&limit="
              + (1 + random.nextInt(9))
              + (words.isEmpty()
                  ? ""
                  : "&search="
                      + encode(
                          String.join(random.nextBoolean() ? "," : ";", words)
                              .toUpperCase(Locale.ROOT)))
              + (disabled ? "&include_disabled=True" : "")
              + (descending ? "&sort_dir=desc" : "")
              + (application == null ? "" : application ? "&type=application" : "&type=LIBRARY")
              + (tag == null ? "" : "&tag=" + encode(tag));

      Comparator<Known> byName = Comparator.comparing(Known::name).thenComparing(Known::id);
      List<String> expected =
          KNOWN.stream()
              .filter(p -> disabled || p.enabled())
              .filter(p -> application == null || p.application() == application)
              .filter(p -> tag == null || p.fields().get(4).equals(tag))
              .filter(p -> words.isEmpty() || p.rank(words) != Integer.MAX_VALUE)
              .sorted(
                  Comparator.comparingInt((Known p) -> words.isEmpty() ? 0 : p.rank(words))
                      .thenComparing(descending ? byName.reversed() : byName))
              .map(Known::id)
              .collect(Collectors.toList());

      assertThat(allPages(query)).as(query).isEqualTo(expected);
    }
  }

  @Test
  void ordersByWhatIsAskedFor() {
    List<String> byFullName =
        KNOWN.stream()
            .filter(Known::enabled)
            .sorted(Comparator.comparing(p -> p.fields().get(1)))
            .map(Known::id)
            .toList();
    List<String> byAge = KNOWN.stream().filter(Known::enabled).map(Known::id).toList();

    assertThat(allPages("owned=true&order_by=fqn&limit=7")).isEqualTo(byFullName);
    assertThat(allPages("owned=true&order_by=created&limit=7")).isEqualTo(byAge);
    assertThat(allPages("owned=true&order_by=bogus&order_by=created&limit=100")).isEqualTo(byAge);
  }

  @Test
  void filtersExactly() {
    Known first = KNOWN.get(0);
    Known second = KNOWN.get(1);
    String both = "owned=true&include_disabled=true&order_by=created&id=";
    JsonNode json = member.get(ROUTE + "/" + first.id()).json();

    assertThat(allPages(both + first.id() + "&id=" + second.id()))
        .containsExactly(first.id(), second.id());
    assertThat(allPages(both + "in:" + first.id() + "," + second.id()))
        .containsExactly(first.id(), second.id());
    assertThat(allPages(both + "in:")).isEmpty();
    assertThat(allPages(both + encode("in:\"" + first.id()))).hasSize(40);
    assertThat(
            allPages("include_disabled=true&fqn=" + json.path("fully_qualified_name").asString()))
        .containsExactly(first.id());
    assertThat(
            allPages(
                "include_disabled=true&class_name=" + json.at("/class_definitions/0").asString()))
        .containsExactly(first.id());
    assertThat(allPages("owned=true&include_disabled=true&name=" + json.path("name").asString()))
        .contains(first.id());
    assertThat(allPages("owned=true&include_disabled=true&category=" + encode("Big Data")))
        .hasSize(40);
    assertThat(allPages("owned=true&category=Web")).isEmpty();
    assertThat(allPages("owned=true&version=7&page_size=1&class=x&inherits=y&limit=100"))
        .hasSize((int) KNOWN.stream().filter(Known::enabled).count());
  }

  @Test
  void tellsWhereTheNextPageBeginsOnlyAfterAFullOne() {
    int enabled = (int) KNOWN.stream().filter(Known::enabled).count();

    assertThat(member.get(ROUTE + "?owned=true&limit=" + enabled).json().has("next_marker"))
        .isTrue();
    assertThat(member.get(ROUTE + "?owned=true&limit=" + (enabled + 1)).json().has("next_marker"))
        .isFalse();
    assertThat(ids(member.get(ROUTE + "?owned=true"))).hasSize(20);
    assertThat(stranger.get(ROUTE + "?owned=true").body()).isEqualTo("{\"packages\":[]}");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThat(member.get(ROUTE + "?limit=0").status()).isEqualTo(400);
    assertThat(member.get(ROUTE + "?limit=x").status()).isEqualTo(400);
    assertThat(member.get(ROUTE + "?sort_dir=up").status()).isEqualTo(400);
    assertThat(member.get(ROUTE + "?search=%00").status()).isEqualTo(400);
    assertThat(member.get(ROUTE + "?marker=None").status()).isEqualTo(404);
    assertThat(member.get(ROUTE + "?marker=" + KNOWN.get(0).id()).status()).isEqualTo(200);
  }

  @Test
  void separatesWhatOneSeesFromWhatOneEdits(ApiClient api) {
    String owner = Projects.next();
    ApiClient admin = api.admin(owner);
    ApiClient adminElsewhere = api.admin(Projects.next());
    String prefix = "editing." + owner + ".";
    String hidden = admin.upload(PackageBuilder.application(prefix + "Hidden").zip()).text("id");
    String open =
        admin
            .upload(PackageBuilder.application(prefix + "Open").zip(), "{\"is_public\": true}")
            .text("id");
    String query = ROUTE + "?order_by=created&search=" + prefix;

    assertThat(ids(admin.get(query))).containsExactly(hidden, open);
    assertThat(ids(admin.get(query + "&catalog=true"))).containsExactly(hidden, open);
    assertThat(ids(api.member(owner).get(query))).containsExactly(hidden, open);
    assertThat(ids(stranger.get(query))).containsExactly(open);
    assertThat(ids(stranger.get(query + "&catalog=true"))).containsExactly(open);
    assertThat(ids(stranger.get(query + "&owned=true"))).isEmpty();
    assertThat(ids(adminElsewhere.get(query))).containsExactly(hidden, open);
    assertThat(ids(adminElsewhere.get(query + "&catalog=True"))).containsExactly(open);
    assertThat(ids(adminElsewhere.get(query + "&owned=true"))).isEmpty();
  }
}
