@NullMarked
package io.murano.conductor.muranopl.execution;

import org.jspecify.annotations.NullMarked;
