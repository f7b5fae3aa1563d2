package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackRejectedException;
import io.murano.conductor.stack.StackValues;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML as Heat does: dates stay texts, nothing but plain data is made. Stateless. */
public final class HotYaml {

  private HotYaml() {}

  /**
   * Returns the data of a YAML text; null for an empty one.
   *
   * @throws HotException if the text is no YAML
   */
  public static @Nullable Object parse(String text) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      return StackValues.immutable(new Yaml(new PlainConstructor(options)).load(text));
    } catch (YAMLException | StackRejectedException e) {
      throw new HotException("The YAML text cannot be read: " + e.getMessage(), e);
    }
  }

  private static final class PlainConstructor extends SafeConstructor {
    PlainConstructor(LoaderOptions options) {
      super(options);
      yamlConstructors.put(Tag.TIMESTAMP, yamlConstructors.get(Tag.STR));
    }
  }
}
