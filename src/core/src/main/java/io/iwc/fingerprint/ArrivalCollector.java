package io.iwc.fingerprint;

import io.iwc.fingerprint.internal.ArrivalShape;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.ReasonCode;
import io.iwc.statistics.internal.LongSeries;
import io.iwc.workload.Request;
import io.iwc.workload.Workload.ArrivalMeaning;
import io.iwc.workload.internal.LengthRows;

/** When requests arrive: 8 bytes each. */
final class ArrivalCollector implements RequestCollector {
    private final ArrivalMeaning meaning;
    private final LongSeries times = new LongSeries();
    private long requests;
    private boolean anyWithout;

    ArrivalCollector(ArrivalMeaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public void accept(Request request, int[] tokens, int promptTokens) {
        requests++;
        if (!request.hasArrival()) {
            anyWithout = true;
        } else if (meaning == ArrivalMeaning.TIMES) {
            times.add(request.arrivalNanos());
        }
    }

    @Override
    public void accept(LengthRows rows) {
        requests += rows.size();
        for (var row = 0; row < rows.size() && meaning == ArrivalMeaning.TIMES; row++) {
            times.add(rows.arrivalNanos(row));
        }
    }

    @Override
    public void finish(Findings findings) {
        var arrivals = arrivals(requests == 0);
        arrivals.putInto(findings.measurements());
        arrivals.gapSummary().distribution().ifPresent(gaps -> findings.distributions()
                .put(MetricFamily.ARRIVAL_GAP.id(), gaps));
        findings.labels().put("arrivals.pattern", arrivals.pattern());
    }

    private ArrivalShape arrivals(boolean noRequests) {
        if (noRequests) {
            return ArrivalShape.undefined(ReasonCode.NO_REQUESTS);
        }
        if (meaning == ArrivalMeaning.ORDER_ONLY) {
            return ArrivalShape.undefined(ReasonCode.ORDER_ONLY);
        }
        return anyWithout
                ? ArrivalShape.undefined(ReasonCode.NO_ARRIVAL_TIMES)
                : ArrivalShape.atSorted(times.toArray());
    }
}
