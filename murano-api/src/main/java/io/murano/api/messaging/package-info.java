/**
 * What conductors tell the api: reports and results, taken from their queues and acknowledged when
 * they are stored (contract messaging §3, design §3). Allowed neighbours: {@code deployment},
 * {@code http}, {@code io.murano.common}.
 */
@NullMarked
package io.murano.api.messaging;

import org.jspecify.annotations.NullMarked;
