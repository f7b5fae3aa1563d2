/**
 * What all routes share on the wire: request ids, version discovery, body and Accept rules, empty
 * answers, dates and ids (contract rest-api §1). Allowed neighbours: {@code error}.
 */
@NullMarked
package io.murano.api.http;

import org.jspecify.annotations.NullMarked;
