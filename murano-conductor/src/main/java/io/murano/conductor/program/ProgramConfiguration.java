package io.murano.conductor.program;

import io.murano.conductor.agent.AgentGateway;
import io.murano.conductor.agent.AgentProperties;
import io.murano.conductor.deployment.ExecutionProperties;
import io.murano.conductor.deployment.TaskProgram;
import io.murano.conductor.identity.ServiceUser;
import io.murano.conductor.identity.UserDirectory;
import io.murano.conductor.muranopl.EngineBuilder;
import io.murano.conductor.muranopl.MuranoPlEngine;
import io.murano.conductor.muranopl.schedule.ExecutionLimits;
import io.murano.conductor.packages.PackageLoaders;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.request.RequestProgram;
import io.murano.conductor.stack.CloudProviders;
import io.murano.conductor.stack.StackSessionSettings;
import io.murano.conductor.system.SystemPlugin;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the language; another program may take its place. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LanguageProperties.class, EnvironmentProperties.class})
@ConditionalOnMissingBean(TaskProgram.class)
class ProgramConfiguration {

  @Bean
  MuranoPlEngine muranoPlEngine(LanguageProperties properties) {
    EngineBuilder builder =
        MuranoPlEngine.builder()
            .plugin(new SystemPlugin())
            .packageCacheSize(properties.packageCacheSize());
    Path plugins = properties.plugins();
    builder.discoverPlugins(
        plugins == null ? getClass().getClassLoader() : PluginFolder.classLoader(plugins));
    Path configurations = properties.classConfigurations();
    return (configurations == null ? builder : builder.classConfigurations(configurations)).build();
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService programBackground(ConductorThreads threads) {
    return threads.perTask("program-");
  }

  @Bean
  ExecutionSetup executionSetup(
      PackageLoaders packages,
      AgentGateway agents,
      CloudProviders clouds,
      StackSessionSettings stacks,
      UserDirectory users,
      ServiceUser serviceUser,
      AgentProperties agentProperties,
      EnvironmentProperties environment,
      LanguageProperties language,
      ExecutionProperties executions,
      @Qualifier("programBackground") ExecutorService background) {
    return new ExecutionSetup(
        packages,
        agents,
        clouds,
        stacks,
        users,
        serviceUser,
        new ConductorOptions(
            environment, agents.defaultBroker(), agentProperties.rabbitmq().caCerts()),
        limits(language, executions),
        background);
  }

  private static ExecutionLimits limits(LanguageProperties language, ExecutionProperties tasks) {
    return new ExecutionLimits(
        language.statements(),
        language.depth(),
        language.objects(),
        language.iteratorElements(),
        Math.toIntExact(language.memoryQuota().toBytes()),
        tasks.timeLimit());
  }

  @Bean
  TaskProgram taskProgram(
      MuranoPlEngine engine, ExecutionSetup setup, ExecutionProperties properties) {
    return new MuranoPlTasks(engine, setup, properties.timeLimit());
  }

  @Bean
  RequestProgram requestProgram(MuranoPlEngine engine, ExecutionSetup setup) {
    return new MuranoPlRequests(engine, setup);
  }
}
