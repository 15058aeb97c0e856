package io.iwc.drift.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.internal.DistanceMetric;
import io.iwc.metric.internal.PrefixMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * A kind of shift that people expect gates to catch, in percent or, of a share, hundredths.
 *
 * @param expected the size that a passed gate is taken to exclude
 * @param gates the metrics of the gates that see it, the one that is named after it first
 * @param planted a sample with a shift of that size
 */
record PlantedShift(Words words, int expected, List<Metric> gates, IntFunction<UnitSample> planted) {
    /** The kinds that there are in a sample. */
    static List<PlantedShift> in(UnitSample sample) {
        var shifts = new ArrayList<PlantedShift>();
        var prompts = sample.column(Quantity.PROMPT);
        var mean = prompts.sum() / prompts.size();
        var ofPrompts = List.of(DistanceMetric.KS_MARGIN.of(MetricFamily.PROMPT_TOKENS));
        shifts.add(new PlantedShift(
                new OfPercent(
                        "prompt length, each by that share", "a shift of %d %% in prompt length, each by that share,"),
                10,
                ofPrompts,
                percent -> sample.longer(1 + percent / 100.0, 0)));
        if (mean > 0) {
            shifts.add(new PlantedShift(
                    new OfPercent(
                            "prompt length, each by the same tokens",
                            "a shift of %d %% in prompt length, each by the same tokens,"),
                    5,
                    ofPrompts,
                    percent -> sample.longer(1, Math.rint(mean * percent / 100.0))));
        }
        if (sample.column(Quantity.GAP).size() > 0) {
            shifts.add(new PlantedShift(
                    new OfPercent("rate", "a rate shift of %d %%"),
                    10,
                    List.of(Metric.GAP_RATE, DistanceMetric.KS_MARGIN.of(MetricFamily.ARRIVAL_GAP)),
                    percent -> sample.faster(1 + percent / 100.0)));
        }
        sample.prefixReuse().ifPresent(reuse -> shifts.add(ofReuse(sample, reuse)));
        return shifts;
    }

    /** Prefixes that no longer match, in some prompts; where all are gone, there is nothing more to lose. */
    private static PlantedShift ofReuse(UnitSample sample, PrefixMetrics metrics) {
        var reuse = sample.prefixReuse(metrics.reuse());
        return new PlantedShift(
                new OfReuse(metrics.reuse(), reuse),
                5,
                List.of(metrics.reuse(), metrics.requestsWithHit()),
                hundredths -> sample.withoutReuse(Math.min(1, hundredths / 100.0 / reuse)));
    }

    /** What is said of a shift. */
    sealed interface Words {
        /** {@code catches a shift of 4 % in rate with 95 % at this size}. */
        String least(OptionalInt size);

        /** {@code a rate shift of 10 % is not detectable at this size (smallest: 30 %)}. */
        String undetectable(int expected, OptionalInt smallest);

        /** Whether there is nothing that could shift. */
        default boolean isIdle() {
            return false;
        }

        /** How often, beside what. */
        default String caught(String what) {
            return "catches " + what + " with " + Power.DETECTION_PERCENT + " % at this size";
        }
    }

    /** Percent of a quantity. */
    private record OfPercent(String what, String expectedShift) implements Words {
        @Override
        public String least(OptionalInt size) {
            return size.isPresent()
                    ? caught("a shift of " + size.getAsInt() + " % in " + what)
                    : "does not catch a shift of " + Power.LARGEST_PERCENT + " % in " + what + " at this size";
        }

        @Override
        public String undetectable(int expected, OptionalInt smallest) {
            return expectedShift.formatted(expected) + " is not detectable at this size (smallest: "
                    + (smallest.isPresent() ? smallest.getAsInt() : "more than " + Power.LARGEST_PERCENT) + " %)";
        }
    }

    /** Hundredths of prefix reuse. */
    private record OfReuse(Metric metric, double reuse) implements Words {
        @Override
        public String least(OptionalInt size) {
            if (size.isEmpty() || isIdle()) {
                return "does not catch the loss of all of " + metric + " at this size";
            }
            return isAll(size.getAsInt())
                    ? caught("the loss of all of " + metric)
                    : caught("a fall of " + size.getAsInt() / 100.0 + " in " + metric);
        }

        @Override
        public String undetectable(int expected, OptionalInt smallest) {
            if (isAll(expected) || smallest.isEmpty()) {
                return "the loss of all of " + metric + " is not detectable at this size";
            }
            return "a fall of " + expected / 100.0 + " in " + metric + " is not detectable at this size (smallest: "
                    + (isAll(smallest.getAsInt()) ? "all of it" : smallest.getAsInt() / 100.0) + ")";
        }

        private boolean isAll(int hundredths) {
            return hundredths / 100.0 >= reuse;
        }

        @Override
        public boolean isIdle() {
            return !(reuse > 0);
        }
    }
}
