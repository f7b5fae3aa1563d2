/**
 * What bodies find in Python without defining it: methods of the built-in types, built-in
 * functions, some modules. One class per family. Uses value, and process for the stop signal.
 */
@NullMarked
package io.murano.agent.body.library;

import org.jspecify.annotations.NullMarked;
