package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.MplExpression;
import io.murano.conductor.muranopl.statement.AssignmentTarget.Location;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.error.ResolutionException;
import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.NodeCompiler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes assignment targets of expressions. What cannot be assigned to is an error when the
 * statement runs, under the name the original's evaluation of such an expression gives it.
 */
final class TargetCompiler {

  private static final String DOT = "#operator_.";

  private final MplExpression expression;

  private TargetCompiler(MplExpression expression) {
    this.expression = expression;
  }

  /** Returns the target an expression stands for. */
  static AssignmentTarget compile(MplExpression expression) {
    return new TargetCompiler(expression).target(expression.node().syntax());
  }

  private AssignmentTarget target(Node node) {
    if (node instanceof Node.Parenthesized parenthesized) {
      return target(parenthesized.inner());
    }
    if (node instanceof Node.Variable variable) {
      return context -> new VariableLocation(variable.name(), context);
    }
    if (node instanceof Node.Binary binary) {
      return binary(binary);
    }
    if (node instanceof Node.Unary unary) {
      return unary(unary);
    }
    if (node instanceof Node.Index index) {
      return index(index);
    }
    if (node instanceof Node.Call call) {
      return call(call);
    }
    if (node instanceof Node.ListLiteral) {
      return unknown("#list");
    }
    return node instanceof Node.MapLiteral ? unknown("#map") : invalid();
  }

  private AssignmentTarget binary(Node.Binary node) {
    if (node.operator().equals(".")) {
      return member(node);
    }
    if (node.operator().equals(":")) {
      return node.left() instanceof Node.Keyword prefix && node.right() instanceof Node.Keyword name
          ? type(prefix.name() + ":" + name.name())
          : noMatch("#operator_:");
    }
    return unknown(functionName("#operator_", node.operator(), node.alias()));
  }

  private AssignmentTarget member(Node.Binary node) {
    if (!(node.right() instanceof Node.Keyword key) || isLiteral(node.left())) {
      return noMatch(DOT);
    }
    AssignmentTarget base = target(node.left());
    return context -> new MemberLocation(base.locate(context), key.name(), Frame.of(context));
  }

  private static boolean isLiteral(Node node) {
    return node instanceof Node.Constant || node instanceof Node.Keyword;
  }

  private AssignmentTarget unary(Node.Unary node) {
    if (!node.operator().equals(":")) {
      return unknown(functionName("#unary_operator_", node.operator(), node.alias()));
    }
    return node.operand() instanceof Node.Keyword name
        ? type(":" + name.name())
        : noMatch("#unary_operator_:");
  }

  private static String functionName(String prefix, String operator, @Nullable String alias) {
    return alias == null ? prefix + operator : "*" + alias;
  }

  private AssignmentTarget index(Node.Index node) {
    if (node.args().size() != 1 || isLiteral(node.value())) {
      return noMatch("#indexer");
    }
    AssignmentTarget base = target(node.value());
    ExecutableNode index = NodeCompiler.compile(node.args().get(0), expression.text());
    boolean legacy = expression.legacy();
    return context -> {
      Frame frame = Frame.of(context);
      Location location = base.locate(context);
      Object key = index.evaluate(context, frame.evaluation(legacy));
      if (key instanceof Boolean flag) {
        return new ElementLocation(location, flag ? 1 : 0, frame);
      }
      return key instanceof Long number
          ? new ElementLocation(location, number, frame)
          : new MemberLocation(location, key, frame);
    };
  }

  private AssignmentTarget call(Node.Call node) {
    if (!node.name().equals("type")) {
      return unknown(node.name());
    }
    if (node.args().size() == 1) {
      Node argument = node.args().get(0);
      if (argument instanceof Node.Constant constant && constant.value() instanceof String name) {
        return type(name);
      }
      if (argument instanceof Node.Keyword keyword) {
        return type(keyword.name());
      }
    }
    return noMatch("type");
  }

  private AssignmentTarget type(String name) {
    return context -> {
      Frame frame = Frame.of(context);
      MuranoClass scope = frame.namesScope();
      if (scope == null) {
        throw new IllegalStateException("statements run inside of classes");
      }
      TypeReference type = frame.execution().types().resolve(name, scope).reference();
      return new TypeLocation(type, expression.text());
    };
  }

  private AssignmentTarget invalid() {
    return context -> {
      throw DslException.invalidTarget(expression.text());
    };
  }

  private static AssignmentTarget unknown(String function) {
    return context -> {
      throw ResolutionException.unknownFunction(function);
    };
  }

  private static AssignmentTarget noMatch(String function) {
    return (Context context) -> {
      throw ResolutionException.noMatchingFunction(function, List.of());
    };
  }
}
