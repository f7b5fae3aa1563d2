package io.murano.conductor.program;

import io.murano.conductor.agent.AgentGateway;
import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.identity.ProjectTokens;
import io.murano.conductor.identity.ServiceUser;
import io.murano.conductor.identity.Tokens;
import io.murano.conductor.identity.UserDirectory;
import io.murano.conductor.muranopl.library.EngineConfiguration;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.ExecutionServices;
import io.murano.conductor.muranopl.request.SessionIdentity;
import io.murano.conductor.muranopl.schedule.ExecutionLimits;
import io.murano.conductor.packages.PackageLoaders;
import io.murano.conductor.stack.CloudProviders;
import io.murano.conductor.stack.StackSessionSettings;
import io.murano.conductor.system.SystemPorts;
import io.murano.conductor.system.SystemSession;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Gives an execution of package code everything it reaches: packages, agents, clouds, identity,
 * options, budgets. Thread-safe.
 *
 * @param packages makes package loaders
 * @param agents the way to agents
 * @param clouds stacks and networks by region
 * @param stacks how stacks are dealt with
 * @param users asks the identity service
 * @param serviceUser gets tokens when the caller's is no longer good
 * @param options what package code can read of the configuration
 * @param limits budgets, but for the time
 * @param background runs what goes on beside executions
 */
record ExecutionSetup(
    PackageLoaders packages,
    AgentGateway agents,
    CloudProviders clouds,
    StackSessionSettings stacks,
    UserDirectory users,
    ServiceUser serviceUser,
    EngineConfiguration options,
    ExecutionLimits limits,
    Executor background) {

  /**
   * An execution to set up.
   *
   * @param handle takes reports, owns plans
   * @param identity on whose behalf it runs; the caller's project is known
   * @param time longest run
   */
  record Subject(ExecutionHandle handle, SessionIdentity identity, Duration time) {}

  /** Returns this set-up for code that must not use agents. */
  ExecutionSetup withoutAgents() {
    return new ExecutionSetup(
        packages,
        new RefusingAgents(agents),
        clouds,
        stacks,
        users,
        serviceUser,
        options,
        limits,
        background);
  }

  /** Returns the context of an execution; reports are still to be added. */
  ExecutionContext.Builder contextOf(Subject subject) {
    SessionIdentity identity = subject.identity();
    String projectId = Objects.requireNonNull(identity.projectId(), "projectId");
    Tokens tokens =
        new ProjectTokens(
            identity.token(), ServiceUser.scope(projectId, identity.trustId()), serviceUser);
    SystemPorts ports =
        new SystemPorts(agents, clouds, stacks, new DirectoryOfTask(users, tokens), background);
    SystemSession session = new SystemSession(subject.handle(), ports, identity);
    return ExecutionContext.builder(
            subject.handle().taskId(), packages.forProject(projectId, tokens))
        .identity(identity)
        .services(
            ExecutionServices.builder()
                .add(SystemSession.class, session)
                .add(EngineConfiguration.class, options)
                .build())
        .limits(limits.withWallClock(Objects.requireNonNull(subject.time(), "time")));
  }
}
