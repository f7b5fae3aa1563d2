/**
 * What a task and a question mean: MuranoPL behind the ports {@code deployment.TaskProgram} and
 * {@code request.RequestProgram}, with the native classes of {@code system}. Nothing uses this
 * package but the wiring.
 */
@NullMarked
package io.murano.conductor.program;

import org.jspecify.annotations.NullMarked;
