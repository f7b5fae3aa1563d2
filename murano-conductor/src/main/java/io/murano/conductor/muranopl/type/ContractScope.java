package io.murano.conductor.muranopl.type;

import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.YaqlValue;
import org.jspecify.annotations.Nullable;

/**
 * Whose value a contract is applied to.
 *
 * @param context context of the object or type that declares the property or argument
 * @param thisValue the object whose property or method it is; null for static ones
 * @param owner owner of objects that are made of dictionaries, or null
 * @param defaultValue what to use if no value is given
 * @param callingType class whose code supplies the value: names of types inside of a dictionary are
 *     resolved there; null if it comes from outside
 */
public record ContractScope(
    Context context,
    @Nullable YaqlValue thisValue,
    @Nullable YaqlValue owner,
    DataTemplate defaultValue,
    @Nullable MuranoClass callingType) {}
