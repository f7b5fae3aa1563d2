/** What runs a script of a plan: Application, Chef, Puppet. Uses plan, file and process. */
@NullMarked
package io.murano.agent.executor;

import org.jspecify.annotations.NullMarked;
