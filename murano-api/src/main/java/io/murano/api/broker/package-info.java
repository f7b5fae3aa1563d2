/**
 * The Open Service Broker API 2.13 (contract rest-api §2.12) for platforms that order applications
 * as services; off unless configured. Requests without the platform's version header get what the
 * original's broker answered. Allowed neighbours: {@code identity}, {@code limits}, {@code
 * catalog}, {@code environment}, {@code session}, {@code deployment}, {@code action}, {@code
 * domain}, {@code model}, {@code http}, {@code error}.
 */
@NullMarked
package io.murano.api.broker;

import org.jspecify.annotations.NullMarked;
