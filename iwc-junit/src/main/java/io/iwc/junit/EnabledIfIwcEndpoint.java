package io.iwc.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a test or class unless an endpoint is configured ({@code iwc.endpoint.url} or {@code IWC_ENDPOINT_URL}) and
 * answers {@code GET url/models} within two seconds, which is checked once per session. Under
 * {@code iwc.endpoint.required = true} nothing is skipped: the test runs, and fails if the endpoint is missing.
 *
 * <pre><code class='java'> &#64;Test
 * &#64;EnabledIfIwcEndpoint
 * void holdsOnTheServer(&#64;IwcEndpoint(CONFIGURED) Run run) { … }</code></pre>
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(EndpointCondition.class)
@SuppressWarnings("exports") // JUnit finds the extensions, nobody else needs them
public @interface EnabledIfIwcEndpoint {
    /** {@link IwcEndpoint#CONFIGURED}, or NAME of the keys {@code iwc.endpoint.NAME.url} …. */
    String value() default IwcEndpoint.CONFIGURED;
}
