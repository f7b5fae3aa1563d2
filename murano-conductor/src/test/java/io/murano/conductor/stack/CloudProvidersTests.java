package io.murano.conductor.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.common.error.MuranoException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudProvidersTests {

  private final CloudProvider local = new NoCloud("local");
  private final CloudProvider heat = new NoCloud("heat");
  private final List<CloudProvider> known = List.of(local, heat);

  @Test
  void takesTheDefaultForUnnamedAndOtherRegions() {
    CloudProviders providers = new CloudProviders(known, "local", Map.of("east", "heat"));

    assertThat(providers.forRegion(null)).isSameAs(local);
    assertThat(providers.forRegion("")).isSameAs(local);
    assertThat(providers.forRegion("west")).isSameAs(local);
    assertThat(providers.forRegion("east")).isSameAs(heat);
  }

  @Test
  void refusesUnknownNamesAtOnce() {
    assertThatExceptionOfType(MuranoException.class)
        .isThrownBy(() -> new CloudProviders(known, "local", Map.of("east", "nova")))
        .withMessageContaining("'nova'")
        .withMessageContaining("region 'east'")
        .withMessageContaining("[heat, local]");
  }

  @Test
  void accessHidesTheToken() {
    assertThat(new CloudAccess("", "project", "user", "s3cret"))
        .asString()
        .doesNotContain("s3cret");
  }

  private record NoCloud(String name) implements CloudProvider {
    @Override
    public StackProvider stacks(CloudAccess access) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CloudNetworking networking(CloudAccess access) {
      throw new UnsupportedOperationException();
    }
  }
}
