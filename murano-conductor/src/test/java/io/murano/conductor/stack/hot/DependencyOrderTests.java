package io.murano.conductor.stack.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DependencyOrderTests {

  @Test
  void putsWhatIsRequiredFirstAndKeepsTheOrderOtherwise() {
    Map<String, Set<String>> requires = new LinkedHashMap<>();
    requires.put("c", Set.of("a", "unknown"));
    requires.put("b", Set.of());
    requires.put("a", Set.of());

    assertThat(DependencyOrder.of(requires)).containsExactly("a", "c", "b");
  }

  @Test
  void namesACircle() {
    Map<String, Set<String>> requires = new LinkedHashMap<>();
    requires.put("x", Set.of("a"));
    requires.put("a", Set.of("b"));
    requires.put("b", Set.of("a"));

    assertThatExceptionOfType(HotException.class)
        .isThrownBy(() -> DependencyOrder.of(requires))
        .withMessage("resources: these require each other: a → b → a");
    assertThat(DependencyOrder.ofTolerant(requires)).containsExactlyInAnyOrder("x", "a", "b");
  }

  @Test
  void survivesLongChains() {
    Map<String, Set<String>> requires = new LinkedHashMap<>();
    for (int i = 0; i < 1_000; i++) {
      requires.put("r" + i, i == 999 ? Set.of() : Set.of("r" + (i + 1)));
    }

    assertThat(DependencyOrder.of(requires)).startsWith("r999").hasSize(1_000);
  }
}
