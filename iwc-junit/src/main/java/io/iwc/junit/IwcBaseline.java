package io.iwc.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names the baseline of a test: what {@code matchesBaseline()} compares with and a {@code Baseline} parameter gets. It
 * is stored in {@code src/test/resources/iwc/<package path>/<Class>/<id>.fingerprint.json}, one file each.
 *
 * <pre><code class='java'> &#64;Test
 * &#64;IwcBaseline("support-chat")
 * void keepsItsShape(&#64;IwcWorkload(dataset = "chats/support.json") Workload workload) {
 *     assertThat(workload).matchesBaseline();
 * }</code></pre>
 *
 * <p>If there is none, {@code iwc.baseline.mode} decides: where the variable {@code CI} is set the test fails
 * ({@code verify}); elsewhere it is written, and the test fails at its end, naming the new file, so that it is reviewed
 * first ({@code record}). {@code update} rewrites all baselines; such tests end as aborted, never as passed.
 *
 * <p><strong>Targets:</strong> as {@link IwcWorkload}. On a class all tests share the id. Without it the id
 * is the name of the test method. Tests that run in parallel may share a baseline if they measure the same values.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@ExtendWith({TrafficExtension.class, BaselineExtension.class})
@SuppressWarnings("exports") // JUnit finds the extensions, nobody else needs them
public @interface IwcBaseline {
    /** The id, of {@code A-Z a-z 0-9 . _ -}, at most 80; empty takes the name of the test method. */
    String value() default "";
}
