package io.murano.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.api.identity.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link PolicySet} and the expressions it understands. */
class PolicySetTests {

  private static final Caller MEMBER = caller("u1", "p1", false, "Member", "reader");
  private static final Caller ADMIN = caller("u2", "p2", true, "admin");
  private static final Map<String, String> TARGET = Map.of("project_id", "p1", "user_id", "u9");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                          | true  | true
          @                                           | true  | true
          !                                           | false | false
          role:admin                                  | false | true
          role:MEMBER                                 | true  | false
          is_admin:True                               | false | true
          is_admin:False                              | true  | false
          not role:admin                              | true  | false
          NOT role:admin                              | true  | false
          role:member and role:reader                 | true  | false
          role:member and role:admin                  | false | false
          role:member or role:admin                   | true  | true
          role:nobody or role:reader and role:member  | true  | false
          (role:nobody or role:reader) and not @      | false | false
          not (role:reader and not role:admin)        | false | true
          project_id:%(project_id)s                   | true  | false
          user_id:%(user_id)s                         | false | false
          user_id:%(missing)s                         | false | false
          project_id:p2                               | false | true
          "x":x                                       | true  | true
          colour:blue                                 | false | false
          rule:admin_api                              | false | true
          rule:no_such_rule                           | true  | true
          """)
  void decidesAsOsloPolicyDoes(String expression, boolean member, boolean admin) {
    PolicySet rules = PolicySet.withOverrides(Map.of("get_schema", expression));

    assertThat(rules.allows(MEMBER, PolicyRule.GET_SCHEMA, TARGET)).isEqualTo(member);
    assertThat(rules.allows(ADMIN, PolicyRule.GET_SCHEMA, TARGET)).isEqualTo(admin);
  }

  @Test
  void defaultsAreThoseOfTheContract() {
    PolicySet rules = PolicySet.defaults();

    List<PolicyRule> forAdminsOnly =
        List.of(PolicyRule.values()).stream()
            .filter(rule -> !rules.allows(MEMBER, rule, Map.of()))
            .toList();
    assertThat(forAdminsOnly)
        .containsExactly(
            PolicyRule.LIST_ENVIRONMENTS_ALL_TENANTS,
            PolicyRule.GET_API_STATISTICS,
            PolicyRule.PUBLICIZE_PACKAGE,
            PolicyRule.ADD_CATEGORY,
            PolicyRule.DELETE_CATEGORY,
            PolicyRule.MANAGE_OPERATIONS);
    assertThat(PolicyRule.values()).allMatch(rule -> rules.allows(ADMIN, rule, Map.of()));
  }

  @Test
  void defaultRuleGovernsEveryRuleThatRefersToIt() {
    PolicySet rules = PolicySet.withOverrides(Map.of("default", "role:nobody"));

    assertThat(rules.allows(MEMBER, PolicyRule.LIST_ENVIRONMENTS, Map.of())).isFalse();
    assertThat(rules.allows(ADMIN, PolicyRule.ADD_CATEGORY, Map.of())).isTrue();
  }

  @Test
  void oldListFormIsAlternativesOfConjunctions() {
    PolicySet rules =
        PolicySet.withOverrides(
            Map.of("get_schema", List.of(List.of("role:member", "role:admin"), "role:reader")));

    assertThat(rules.allows(MEMBER, PolicyRule.GET_SCHEMA, Map.of())).isTrue();
    assertThat(rules.allows(ADMIN, PolicyRule.GET_SCHEMA, Map.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"role:a role:b", "and", "(role:a", "role", "http://x/y", "not", ":x"})
  void refusesWhatItDoesNotUnderstand(String expression) {
    Map<String, String> overrides = Map.of("get_schema", expression);

    assertThatThrownBy(() -> PolicySet.withOverrides(overrides))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expression);
  }

  @Test
  void refusesRulesThatGoInCircles() {
    Map<String, String> overrides = Map.of("a", "rule:b or role:x", "b", "not rule:a");

    assertThatThrownBy(() -> PolicySet.withOverrides(overrides))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("refers to itself");
  }

  static Caller caller(String user, String project, boolean admin, String... roles) {
    return new Caller(user, project, Set.of(roles), admin, Set.of(), "token");
  }
}
