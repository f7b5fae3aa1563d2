package io.murano.conductor.yaql.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.conductor.yaql.error.NativeException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DictTests {

  @Test
  void equalNumbersAreOneKeyAndTheFirstStays() {
    MutableDict dict = new MutableDict();
    dict.put(1L, "int");
    dict.put(1.0, "float");
    dict.put(true, "bool");
    dict.put(BigInteger.TEN.pow(30), "big");
    dict.put(1e30, "other, because 1e30 is not exactly ten to the thirtieth");

    assertThat(dict.keySet()).hasSize(3);
    assertThat(dict.get(1L)).isEqualTo("bool");
    assertThat(dict.keySet().iterator().next()).isEqualTo(1L);
  }

  @Test
  void mutableValuesAreNoKeys() {
    MutableDict dict = new MutableDict();

    assertThatThrownBy(() -> dict.put(new MutableList(), 1L))
        .isInstanceOf(NativeException.class)
        .hasMessage("unhashable type: 'list'");
    assertThatThrownBy(() -> dict.get(Tuple.of(new MutableDict())))
        .hasMessage("unhashable type: 'dict'");
  }

  @Test
  void frozenDictionariesCannotChange() {
    FrozenDict dict = FrozenDict.of("a", 1L);

    assertThatThrownBy(() -> dict.put("b", 2L)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> dict.entrySet().iterator().remove())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(dict::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void contentDecidesAboutEqualityNotOrderOrKind() {
    FrozenDict frozen = FrozenDict.builder(2).put("a", 1L).put("b", 2L).build();
    MutableDict mutable = new MutableDict();
    mutable.put("b", 2.0);
    mutable.put("a", true);

    assertThat(Values.equal(frozen, mutable)).isTrue();
    assertThat(frozen).isEqualTo(mutable).hasSameHashCodeAs(FrozenDict.copyOf(frozen));
  }

  @Property(tries = 300)
  void behavesLikeALinkedHashMap(
      @ForAll @Size(max = 200) List<@IntRange(max = 60) Integer> operations) {
    MutableDict dict = new MutableDict();
    Map<Object, Object> model = new LinkedHashMap<>();
    for (int operation : operations) {
      long key = operation % 40;
      if (operation >= 45) {
        assertThat(dict.remove(key)).isEqualTo(model.remove(key));
      } else {
        assertThat(dict.put(key, "v" + operation)).isEqualTo(model.put(key, "v" + operation));
      }
    }

    assertThat(List.copyOf(dict.keySet())).isEqualTo(List.copyOf(model.keySet()));
    assertThat(List.copyOf(dict.values())).isEqualTo(List.copyOf(model.values()));
    assertThat(dict.size()).isEqualTo(model.size());
  }
}
