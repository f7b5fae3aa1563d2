package io.murano.agent.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a start that failed for its settings in words instead of a stack trace. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Correct agent.conf, the MURANO_AGENT_* environment or the arguments; --check-config shows"
            + " what is in effect.",
        cause);
  }
}
