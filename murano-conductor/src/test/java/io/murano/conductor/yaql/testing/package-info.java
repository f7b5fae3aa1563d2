/** What the tests of YAQL share: a short way to evaluate, and arbitrary expressions. */
@NullMarked
package io.murano.conductor.yaql.testing;

import org.jspecify.annotations.NullMarked;
