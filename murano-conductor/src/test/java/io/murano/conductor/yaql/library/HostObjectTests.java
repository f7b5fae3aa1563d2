package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.testing.Yaql.child;
import static io.murano.conductor.yaql.testing.Yaql.eval;
import static io.murano.conductor.yaql.testing.Yaql.evalIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.conductor.yaql.runtime.Context;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expressions reach nothing of the host that was not handed to them on purpose. */
class HostObjectTests {

  /** A plain Java object with secrets. */
  public static final class Account {
    public String password = "secret";

    public String getPassword() {
      return password;
    }
  }

  @Test
  void plainJavaObjectsAreOpaque() {
    Context context = child();
    context.set("account", new Account());

    for (String expression :
        List.of(
            "$account.password",
            "$account.getPassword()",
            "$account.class",
            "$account.getClass()",
            "$account[password]",
            "'{0.password}'.format($account)",
            "'{0[password]}'.format($account)")) {
      assertThatThrownBy(() -> evalIn(context, expression))
          .as(expression)
          .isInstanceOf(io.murano.conductor.yaql.error.YaqlException.class)
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void formatNeverReachesAttributes() {
    assertThatThrownBy(() -> eval("'{0.__class__}'.format(1)"))
        .hasMessageContaining("cannot access attributes");
    assertThatThrownBy(() -> eval("'{a.real}'.format(a => 1)"))
        .hasMessageContaining("cannot access attributes");
    assertThat(eval("'{0[a][1]}'.format({a => [1, 2]})")).isEqualTo("2");
  }
}
