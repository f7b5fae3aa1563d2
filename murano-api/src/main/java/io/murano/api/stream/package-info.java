/**
 * Live streams of server-sent events per deployment and per environment. The database is read page
 * by page as fast as each client takes what it gets; LISTEN wakes the streams of every api
 * instance. Allowed neighbours: {@code deployment}, {@code domain}, {@code notification}, {@code
 * policy}, {@code http}.
 */
@NullMarked
package io.murano.api.stream;

import org.jspecify.annotations.NullMarked;
