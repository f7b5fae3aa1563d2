/**
 * YAQL, the expression language of packages (contract yaql.md). This package is the facade; nothing
 * below it imports Spring, AMQP, JDBC or a JSON library.
 *
 * <pre>{@code
 * YaqlDialect dialect = YaqlDialect.MURANO;
 * Expression expression = dialect.engine().parse("$.hosts.where($.up).select($.name)");
 * Context context = dialect.context().createChild();
 * Object names = expression.evaluateOn(data, context);
 *
 * Context own = dialect.context().createChild();
 * FunctionBuilder.function("double_it")             // doubleIt(...) in expressions
 *     .param("value", Types.NUMBER)
 *     .register(own, call -> Numbers.multiply(call.arg(0), 2L));
 *
 * EvaluationBudget budget = EvaluationBudget.within(Duration.ofSeconds(1));
 * expression.evaluate(own.createChild(), budget);   // TimeoutError when time is over
 * }</pre>
 *
 * <ul>
 *   <li>{@code expression}: syntax trees; {@code parser}: text to tree, operators as data
 *   <li>{@code value}: lists, dictionaries, sets, times; equality, hash, text, numbers
 *   <li>{@code runtime}: contexts, definitions, overload resolution, executable nodes, budgets
 *   <li>{@code type}: parameter types; {@code registration}: ways to define functions
 *   <li>{@code library}: the standard library, one class for each family
 * </ul>
 */
@NullMarked
package io.murano.conductor.yaql;

import org.jspecify.annotations.NullMarked;
