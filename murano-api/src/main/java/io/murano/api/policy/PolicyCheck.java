package io.murano.api.policy;

import io.murano.api.identity.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A parsed policy expression, evaluated against a caller and the thing the caller asks for. */
sealed interface PolicyCheck {

  /** The situation a rule is evaluated in. */
  record Situation(Caller caller, Map<String, String> target, Rules rules) {}

  /** Looks up other rules by name. */
  interface Rules {
    boolean allows(String rule, Situation situation);
  }

  boolean allows(Situation situation);

  /** {@code @} and the empty expression; {@code !} when not allowed. */
  record Constant(boolean allowed) implements PolicyCheck {
    @Override
    public boolean allows(Situation situation) {
      return allowed;
    }
  }

  /** {@code not x}. */
  record Not(PolicyCheck check) implements PolicyCheck {
    @Override
    public boolean allows(Situation situation) {
      return !check.allows(situation);
    }
  }

  /** {@code x and y}. */
  record And(List<PolicyCheck> checks) implements PolicyCheck {
    public And {
      checks = List.copyOf(checks);
    }

    @Override
    public boolean allows(Situation situation) {
      return checks.stream().allMatch(check -> check.allows(situation));
    }
  }

  /** {@code x or y}. */
  record Or(List<PolicyCheck> checks) implements PolicyCheck {
    public Or {
      checks = List.copyOf(checks);
    }

    @Override
    public boolean allows(Situation situation) {
      return checks.stream().anyMatch(check -> check.allows(situation));
    }
  }

  /** {@code rule:name}. */
  record Rule(String name) implements PolicyCheck {
    @Override
    public boolean allows(Situation situation) {
      return situation.rules().allows(name, situation);
    }
  }

  /** {@code role:name}; role names are compared without regard to case, as oslo.policy does. */
  record Role(String name) implements PolicyCheck {
    @Override
    public boolean allows(Situation situation) {
      return situation.caller().roles().stream().anyMatch(role -> role.equalsIgnoreCase(name));
    }
  }

  /**
   * {@code left:right}: an attribute of the caller, or a literal, equals a text in which {@code
   * %(name)s} stands for an attribute of the target.
   */
  record Comparison(String left, String right) implements PolicyCheck {

    private static final Pattern PLACEHOLDER = Pattern.compile("%\\(([^)]+)\\)s");
    private static final Pattern QUOTED = Pattern.compile("(['\"])(.*)\\1");

    @Override
    public boolean allows(Situation situation) {
      String expected = fill(situation.target());
      return expected != null && Objects.equals(value(situation.caller()), expected);
    }

    private @Nullable String fill(Map<String, String> target) {
      Matcher matcher = PLACEHOLDER.matcher(right);
      StringBuilder text = new StringBuilder();
      while (matcher.find()) {
        String value = target.get(matcher.group(1));
        if (value == null) {
          return null;
        }
        matcher.appendReplacement(text, Matcher.quoteReplacement(value));
      }
      return matcher.appendTail(text).toString();
    }

    private @Nullable String value(Caller caller) {
      Matcher quoted = QUOTED.matcher(left);
      if (quoted.matches()) {
        return quoted.group(2);
      }
      return switch (left.toLowerCase(Locale.ROOT)) {
        case "is_admin" -> caller.isAdmin() ? "True" : "False";
        case "user", "user_id" -> caller.userId();
        case "tenant", "tenant_id", "project_id" -> caller.projectId();
        case "true" -> "True";
        case "false" -> "False";
        default -> left.chars().allMatch(Character::isDigit) ? left : null;
      };
    }
  }
}
