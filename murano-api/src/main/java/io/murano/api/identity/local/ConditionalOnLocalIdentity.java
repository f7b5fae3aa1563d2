package io.murano.api.identity.local;

import io.murano.api.identity.IdentityProperties;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Present only when callers are users from configuration, the default. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(
    name = IdentityProperties.PROVIDER,
    havingValue = "local",
    matchIfMissing = true)
@interface ConditionalOnLocalIdentity {}
