package io.iwc.metric.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;

/**
 * The metrics of who sends requests, or which models they are for.
 *
 * @since 0.1
 */
public enum PopulationMetrics {
    USERS("users", ReasonCode.NO_USER, ReasonCode.ONE_USER, ReasonCode.FEW_USERS),
    MODELS("models", ReasonCode.NO_MODEL, ReasonCode.ONE_MODEL, ReasonCode.FEW_MODELS);

    private final String id;
    private final ReasonCode none;
    private final ReasonCode one;
    private final ReasonCode few;

    PopulationMetrics(String id, ReasonCode none, ReasonCode one, ReasonCode few) {
        this.id = id;
        this.none = none;
        this.one = one;
        this.few = few;
    }

    /** As in ids: {@code users}. */
    public String id() {
        return id;
    }

    /** Distinct users or models. */
    public Metric count() {
        return metric("count");
    }

    /** Share of the requests that name one. */
    public Metric coverage() {
        return metric("coverage");
    }

    /** Share of those requests from the largest one. */
    public Metric topShare() {
        return metric("topShare");
    }

    /** Share of those requests from the ten largest. */
    public Metric top10Share() {
        return metric("top10Share");
    }

    /** The Gini coefficient. */
    public Metric gini() {
        return metric("gini");
    }

    /** The exponent of a Zipf distribution fitted to their ranks. */
    public Metric zipfExponent() {
        return metric("zipfExponent");
    }

    /** Why there is nothing where no request names one. */
    public ReasonCode none() {
        return none;
    }

    /** Why one has no Gini coefficient. */
    public ReasonCode one() {
        return one;
    }

    /** Why one or two have no exponent. */
    public ReasonCode few() {
        return few;
    }

    private Metric metric(String name) {
        return Metric.of("population." + id + "." + name);
    }
}
