/**
 * Who may do what: the api's rules with their defaults, and an operator's file that overrides them
 * (contract rest-api §1.4). Allowed neighbours: {@code identity}, {@code error}.
 */
@NullMarked
package io.murano.api.policy;

import org.jspecify.annotations.NullMarked;
