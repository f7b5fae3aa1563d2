/**
 * Messages that leave with the transaction that decided about them: written as rows, published by a
 * relay that believes only the broker's confirm (design §3). Allowed neighbours: {@code
 * notification}, {@code io.murano.common}.
 */
@NullMarked
package io.murano.api.outbox;

import org.jspecify.annotations.NullMarked;
