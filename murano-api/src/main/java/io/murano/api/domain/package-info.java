/**
 * Environments, their sessions and runs: the rows, their states and who may reach them (contract
 * rest-api §1.5, §3). The features above share it. Allowed neighbours: {@code model}, {@code
 * identity}, {@code http}, {@code error}.
 */
@NullMarked
package io.murano.api.domain;

import org.jspecify.annotations.NullMarked;
