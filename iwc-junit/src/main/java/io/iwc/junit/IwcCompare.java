package io.iwc.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Declares two workloads to compare; a {@code Drift} parameter gets the drift from the baseline to
 * the candidate.
 *
 * <pre><code class='java'> &#64;Test
 * &#64;IwcCompare(
 *         baseline = &#64;IwcWorkload(dataset = "chats/last-week.json", mode = TURNS),
 *         candidate = &#64;IwcWorkload(dataset = "chats/this-week.json", mode = TURNS))
 * void looksTheSame(Drift drift) {
 *     assertThat(drift).hasNoClassShift().hasPrefillDeltaWithin(0.05);
 * }</code></pre>
 *
 * <p><strong>Targets and scope:</strong> as {@link IwcWorkload}.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@ExtendWith({TrafficExtension.class, BaselineExtension.class})
@SuppressWarnings("exports") // JUnit finds the extensions, nobody else needs them
public @interface IwcCompare {
    /** The baseline. */
    IwcWorkload baseline();

    /** The candidate; without attributes the {@link IwcWorkload} in scope. */
    IwcWorkload candidate() default @IwcWorkload;
}
