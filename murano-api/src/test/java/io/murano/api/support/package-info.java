/** What the integration tests of the api share: the running api, a client, a fake conductor. */
@NullMarked
package io.murano.api.support;

import org.jspecify.annotations.NullMarked;
