package io.iwc.junit;

import io.iwc.dataset.ConversationMode;
import io.iwc.dataset.DatasetFormat;
import io.iwc.workload.WorkloadDefaults;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Declares a workload. On its own it activates IWC; parameters of type {@code Workload}, {@code Fingerprint} and
 * {@code Run} are then injected into tests, lifecycle methods and constructors.
 *
 * <pre><code class='java'> class SupportChatTests {
 *     &#64;Test
 *     void reusesHistory(&#64;IwcWorkload(dataset = "chats/support.json", mode = TURNS) Workload workload) {
 *         assertThat(workload).hasReuseWithin(0.6, 0.9);
 *     }
 * }</code></pre>
 *
 * <p>Exactly one source: {@link #value()}, {@link #dataset()}, {@link #trace()}, {@link #synthetic()} or
 * {@link #factory()}. Files are looked
 * for on the class path (relative to the test class, then from the root), in the module's directory, and in the folder
 * that {@code iwc.data} (or the variable {@code IWC_DATA}) names.
 *
 * <p><strong>Targets:</strong> on a class, a method, a parameter, or on another annotation. A parameter
 * uses that of itself, its method, its class, the superclasses or the enclosing classes; the nearest one applies,
 * attributes are not merged. Subclasses inherit it.
 *
 * <p><strong>Scope:</strong> a workload declared on a class is created once and shared by its tests and nested classes,
 * also by those that run in parallel (it is immutable); one declared on a method or parameter is created for each
 * invocation. It is created when the first parameter needs it.
 *
 * <p>The same source, options and seed always give the same bytes.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@ExtendWith({TrafficExtension.class, BaselineExtension.class})
@SuppressWarnings("exports") // JUnit finds the extensions, nobody else needs them
public @interface IwcWorkload {
    /** A canonical workload: JSON lines, {@code .jsonl}. */
    String value() default "";

    /** A file of prompts or conversations; {@link #format()} says which layout. */
    String dataset() default "";

    /** A trace: a file with arrival times. */
    String trace() default "";

    /**
     * A fingerprint file ({@code .json}) that replaces the {@link #trace()} if that is not available: a workload
     * re-synthesised from it, of as many requests and from the {@link #seed()}. Its name says so in failure messages
     * and in every report. It is required even if the trace is available; {@link io.iwc.generate.Resynthesis} lists
     * what it does not preserve. {@link #onMissing()} then has no effect.
     */
    String standIn() default "";

    /**
     * A static method that returns a {@code Workload}: {@code "method"} of the test class, or
     * {@code "pkg.Type#method"}; without an argument or with a {@code long}, which gets the {@link #seed()}.
     */
    String factory() default "";

    /** A synthetic workload: {@code @Synthetic(requests = 200)}. */
    Synthetic synthetic() default @Synthetic;

    /**
     * Layout of the dataset or trace: a constant of {@link DatasetFormat}, or the name of a
     * {@link io.iwc.dataset.DatasetReader} of your own on the class path. AUTO detects it from the content.
     */
    String format() default DatasetFormat.AUTO;

    /**
     * How conversations of a dataset become requests. AUTO takes each line of a log of OpenAI chats as it was sent
     * and the first user message of every record elsewhere.
     */
    ConversationMode mode() default ConversationMode.AUTO;

    /**
     * Output cap of requests without one, in tokens, at least 1; it then also stands for recorded answers. 0, the
     * default, takes the length of the recorded answer, counted by the {@link #tokenizer()}, and a cap of
     * {@value WorkloadDefaults#MAX_OUTPUT_TOKENS} where there is none.
     */
    int maxOutputTokens() default 0;

    /** When requests arrive; by default as recorded, else one every 100 ms. */
    Arrival arrival() default @Arrival;

    /** Seed of all random draws. */
    long seed() default WorkloadDefaults.SEED;

    /**
     * The tokenizer: {@code whitespace}, {@code tiktoken:ENCODING}; empty takes {@code iwc.tokenizer},
     * which is {@code tiktoken:o200k_base} unless set.
     */
    String tokenizer() default "";

    /** Maximum number of requests, the first ones; 0 = all. */
    int limit() default 0;

    /**
     * The part of a dataset or trace that is kept, by its recorded times: {@code "7d/14d"} begins seven days after the
     * first request and ends before the fifteenth day. Units are {@code s}, {@code m}, {@code h} and {@code d}; the end
     * may be missing. Empty keeps all.
     */
    String window() default "";

    /**
     * Its name in messages and reports; empty: the name of the file without extension, of the method, or
     * {@code synthetic}.
     */
    String name() default "";

    /** How the test ends if the file is missing. */
    Missing onMissing() default Missing.FAIL;
}
