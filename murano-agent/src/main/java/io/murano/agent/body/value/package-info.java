/**
 * Python's values and their behaviour: types, equality, text, arithmetic, formatting, exceptions.
 * Integers are Long or, beyond its range, BigInteger; floats Double; str String; bool Boolean.
 * Depends on the JDK and on json's float text only.
 */
@NullMarked
package io.murano.agent.body.value;

import org.jspecify.annotations.NullMarked;
