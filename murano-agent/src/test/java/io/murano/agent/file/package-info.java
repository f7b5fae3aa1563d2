@NullMarked
package io.murano.agent.file;

import org.jspecify.annotations.NullMarked;
