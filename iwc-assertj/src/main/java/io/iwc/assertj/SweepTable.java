package io.iwc.assertj;

import static io.iwc.artifact.internal.TextTable.Side.LEFT;
import static io.iwc.artifact.internal.TextTable.Side.RIGHT;

import io.iwc.artifact.internal.TextTable;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import java.util.List;

/** The points of a sweep, one a line, for messages. */
final class SweepTable {
    private SweepTable() {}

    /** With the share of requests that met the targets, and whether that is enough. */
    static String judged(Sweep sweep, Slo slo) {
        var table = TextTable.of(LEFT, RIGHT, RIGHT, LEFT);
        table.row(List.of("point", "met SLO", "TTFT P99", "verdict"));
        for (var point : sweep.points()) {
            table.row(List.of(
                    point.toString(),
                    number(point.attainment(slo)),
                    seconds(point.run(), Metric.RUN_RESPONSE_TTFT_P99),
                    verdict(point, slo)));
        }
        return table.text().indent(2);
    }

    /** With the two numbers that the frontier weighs. */
    static String withFrontier(Sweep sweep, List<SweepPoint> frontier) {
        var table = TextTable.of(LEFT, RIGHT, RIGHT, LEFT);
        table.row(List.of("point", "latency P90", "tokens/s", "frontier"));
        for (var point : sweep.points()) {
            var throughput = point.run().measurement(Metric.RUN_OUTPUT_THROUGHPUT);
            table.row(List.of(
                    point.toString(),
                    seconds(point.run(), Metric.RUN_RESPONSE_P90),
                    throughput.isDefined() ? Digits.significant(throughput.value()) : "-",
                    frontier.contains(point) ? "yes" : "-"));
        }
        return table.text().indent(2);
    }

    private static String verdict(SweepPoint point, Slo slo) {
        if (!point.run().withSlo(slo).isValid()) {
            return "INVALID";
        }
        return point.sustains(slo) ? "sustained" : "FAIL";
    }

    private static String number(Measurement share) {
        return share.isDefined() ? Digits.decimals(share.value()) : "-";
    }

    private static String seconds(Run run, Metric metric) {
        var measured = run.measurement(metric);
        return measured.isDefined() ? Digits.seconds(measured.value()) : "-";
    }
}
