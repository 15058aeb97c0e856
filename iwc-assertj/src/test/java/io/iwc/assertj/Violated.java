package io.iwc.assertj;

import io.iwc.baseline.Baseline;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.PrimaryClass;
import io.iwc.fingerprint.ShapeTag;
import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import io.iwc.metric.Percentile;
import io.iwc.run.ErrorClass;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepLevel;
import io.iwc.run.SweepPoint;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assert;

/** Something of each kind to assert on, and arguments that no such thing meets. */
final class Violated {
    private static final double TINY = 1e-9;

    private Violated() {}

    static Assert<?, ?> hard(Class<?> type, Method assertion) {
        if (type == WorkloadAssert.class) {
            return IwcAssertions.assertThat(workload(assertion));
        } else if (type == FingerprintAssert.class) {
            return IwcAssertions.assertThat(shape("now", 0.9));
        } else if (type == RunAssert.class) {
            return IwcAssertions.assertThat(run(assertion));
        } else if (type == SweepAssert.class) {
            return IwcAssertions.assertThat(sweep());
        }
        return IwcAssertions.assertThat(drift());
    }

    static Assert<?, ?> soft(IwcSoftAssertions softly, Class<?> type, Method assertion) {
        if (type == WorkloadAssert.class) {
            return softly.assertThat(workload(assertion));
        } else if (type == FingerprintAssert.class) {
            return softly.assertThat(shape("now", 0.9));
        } else if (type == RunAssert.class) {
            return softly.assertThat(run(assertion));
        } else if (type == SweepAssert.class) {
            return softly.assertThat(sweep());
        }
        return softly.assertThat(drift());
    }

    static Object[] arguments(Class<?> type, Method assertion) {
        var types = assertion.getParameterTypes();
        var arguments = new Object[types.length];
        for (var i = 0; i < types.length; i++) {
            var isMaximum = i > 0 && types[i] == types[i - 1];
            arguments[i] = argument(types[i], type, assertion, isMaximum);
        }
        return arguments;
    }

    private static Object argument(Class<?> wanted, Class<?> type, Method assertion, boolean isMaximum) {
        var isRun = type == RunAssert.class;
        var name = assertion.getName();
        if (wanted == double.class) {
            var isFloor = name.endsWith("AtLeast")
                    || (name.endsWith("Within") && !name.contains("Delta") && !name.contains("Predicted"));
            return name.startsWith("hasCachedTokens") ? 1 : isFloor ? (isMaximum ? 2e9 : 1e9) : TINY;
        } else if (wanted == int.class) {
            return name.equals("losesAtMost") ? 0 : name.equals("hasNoRepeatedCalls") ? 2 : 99;
        } else if (wanted == Duration.class) {
            var isFloor = name.endsWith("Within") && !name.contains("Delta");
            return isFloor ? Duration.ofHours(isMaximum ? 2 : 1) : Duration.ofNanos(1);
        } else if (wanted == Percentile.class) {
            return Percentile.P90;
        } else if (wanted == Metric.class) {
            return metric(isRun, name);
        } else if (wanted == Run.class) {
            return other();
        } else if (wanted == Measured.class) {
            return isRun ? other() : shape("other", 0.3);
        } else if (wanted == Baseline.class) {
            return Baseline.of("before", isRun ? other() : shape("other", 0.3));
        } else if (wanted == Consumer.class) {
            return (Consumer<Object>) actual -> {
                throw new AssertionError("nothing is good enough");
            };
        } else if (wanted == UnaryOperator.class) {
            return (UnaryOperator<Gates>) gates -> Gates.none().delta(metric(isRun, name), TINY);
        } else if (wanted == Workload.class) {
            return Questions.of(2, "something else");
        } else if (wanted == Slo.class) {
            return Slo.ttft(Duration.ofSeconds(1));
        } else if (wanted == PrimaryClass.class) {
            return PrimaryClass.BURSTY_API;
        } else if (wanted == ShapeTag.class) {
            return ShapeTag.BURSTY;
        } else if (wanted == String.class) {
            return "never-recorded-either";
        }
        throw new AssertionError("no argument for " + wanted + " of " + assertion);
    }

    private static Metric metric(boolean isRun, String name) {
        if (name.equals("hasMetric")) {
            return Metric.of("nothing.of.this");
        }
        return isRun ? Metric.of("run.response.p90") : Metric.PREFILL_P50;
    }

    private static Workload workload(Method assertion) {
        return assertion.getDeclaringClass() == PrefixAssert.class || isOnPrefixes(assertion.getName())
                ? Conversations.broken()
                : workload();
    }

    private static boolean isOnPrefixes(String name) {
        return name.matches("keepsItsPrefix|losesAtMost|hasStable.*|hasNoRepeatedCalls");
    }

    private static Workload workload() {
        var requests = List.of(
                Request.text("where is my parcel")
                        .withId("r1")
                        .arrivingAt(0)
                        .inSession("s")
                        .withMaxOutputTokens(4)
                        .build(),
                Request.text("where is my parcel now")
                        .withId("r2")
                        .arrivingAt(500_000_000)
                        .inSession("s")
                        .withMaxOutputTokens(4)
                        .build());
        return Workload.of("chat", requests, Manifest.of("test"))
                .countedWith(Tokenizers.whitespace().reference());
    }

    private static Fingerprint shape(String name, double value) {
        return Shapes.named(name)
                .with("prefill.dominance.p50", value)
                .with("prefill.dominance.p90", value)
                .with("reuse.session.mean", value)
                .with("reuse.prefix.block16", value)
                .with("arrivals.burstinessCv", value)
                .with("arrivals.meanRps", value)
                .with("arrivals.peakRps1s", value)
                .with("tokens.prompt.p90", value)
                .with("tokens.output.p90", value)
                .with("sessions.turns.p90", value)
                .with("sessions.count", 2)
                .label("class.primary", value > 0.5 ? "interactive-chat" : "batch/offline")
                .label("class.tags", List.of("smooth"))
                .countedWith("whitespace")
                .build();
    }

    private static Drift drift() {
        return Drift.between(shape("before", 0.3), shape("now", 0.9));
    }

    /** Slower than the {@link #other()}, one request failed. */
    private static Run run(Method assertion) {
        var runs = assertion.getName().equals("wasMeasured") ? Runs.predicted() : Runs.measured();
        return runs.ok(1, 400, 50).failed(ErrorClass.HTTP_5XX, "overloaded").run();
    }

    private static Run other() {
        return Runs.measured().ok(0, 40, 5).run();
    }

    private static Sweep sweep() {
        return new Sweep("support", List.of(new SweepPoint(SweepLevel.ofRate(4), other())));
    }
}
