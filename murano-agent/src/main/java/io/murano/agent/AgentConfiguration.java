package io.murano.agent;

import io.murano.agent.config.AgentProperties;
import io.murano.agent.config.ConfigurationException;
import io.murano.agent.config.RabbitProperties;
import io.murano.agent.messaging.BrokerLink;
import io.murano.agent.messaging.PlanReceiver;
import io.murano.agent.messaging.ResultPublisher;
import io.murano.agent.messaging.RivalAlarm;
import io.murano.agent.plan.ResultFormat;
import io.murano.agent.runner.ActivityLog;
import io.murano.agent.runner.PlanIntake;
import io.murano.agent.runner.PlanRunner;
import io.murano.agent.runner.PlanWorker;
import io.murano.agent.store.Folders;
import io.murano.agent.store.PlanStore;
import io.murano.agent.store.StoreSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Puts the agent together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgentProperties.class)
class AgentConfiguration {

  private static final int HEARTBEATS_TO_NOTICE_LOSS = 3;

  @Bean
  Agent agent(AgentProperties properties) throws IOException, GeneralSecurityException {
    AgentSettings settings = new AgentSettings(properties);
    settings.check();
    Clock clock = Clock.systemUTC();
    RabbitProperties rabbit = properties.rabbitmq();
    Folders.createPrivate(settings.files());
    Folders.delete(settings.scratch());
    Folders.createPrivate(settings.scratch());
    PlanStore store = openStore(settings.store(), clock);
    BrokerLink link =
        new BrokerLink(
            settings.broker(RandomGenerator.getDefault()),
            "murano-agent " + rabbit.inputQueue(),
            RandomGenerator.getDefault());
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "agent-timer"));
    ResultFormat format =
        new ResultFormat(clock, Math.toIntExact(properties.resultLimit().toBytes()));
    ResultPublisher publisher = new ResultPublisher(link, settings.route(), store);
    ActivityLog activity = new ActivityLog(clock);
    PlanRunner runner = new PlanRunner(settings.runner(), settings.engine(), timer, clock);
    PlanWorker worker =
        new PlanWorker(store, runner, format, publisher, activity, properties.maxWaiting());
    PlanIntake intake =
        new PlanIntake(store, worker, publisher, format, activity, settings.engineKey());
    RivalAlarm rivals =
        new RivalAlarm(
            rabbit.inputQueue(), rabbit.heartbeat().multipliedBy(HEARTBEATS_TO_NOTICE_LOSS), clock);
    PlanReceiver receiver =
        new PlanReceiver(link, rabbit.inputQueue(), rabbit.exclusive(), intake, rivals);
    StatusReport status =
        new StatusReport(
            properties.statusFile(),
            new StatusReport.Sources(link, receiver, worker, publisher, activity, rivals),
            clock);
    return new Agent(
        new Agent.Parts(store, link, receiver, worker, publisher, status, new Housekeeping(timer)),
        properties.shutdownGrace());
  }

  private static PlanStore openStore(StoreSettings settings, Clock clock) {
    try {
      return PlanStore.open(settings, clock);
    } catch (IOException e) {
      throw new ConfigurationException("storage cannot be used: " + e.getMessage());
    }
  }
}
