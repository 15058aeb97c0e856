package io.iwc.junit;

import io.iwc.prefix.CacheRule;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says by which rule the prompt cache of the server works that a test's traffic is meant for. Assertions on workloads
 * then measure {@code cache.expectedShare} by that rule, and what such a cache had forgotten anyway breaks no prefix.
 *
 * <pre><code class='java'> &#64;Test
 * &#64;IwcCache(ANTHROPIC)
 * void cachesHalfOfEachPrompt(&#64;IwcWorkload("agent.jsonl") Workload agent) {
 *     assertThat(agent).keepsItsPrefix().hasMetricWithin(CACHE_EXPECTED_SHARE, 0.5, 1);
 * }</code></pre>
 *
 * <p><strong>Targets:</strong> test methods and classes, the nearest applies. Without it {@code iwc.cache.rule} does, and
 * without that no rule: then a cache is taken to forget nothing.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith({TrafficExtension.class, BaselineExtension.class})
@SuppressWarnings("exports") // JUnit finds the extensions, nobody else needs them
public @interface IwcCache {
    /** The rule. */
    CacheRule value();
}
