package io.iwc.fingerprint;

import io.iwc.statistics.LongSeries;
import io.iwc.workload.Request;
import io.iwc.workload.Workload.ArrivalMeaning;

/** When requests arrive: 8 bytes each. */
final class ArrivalCollector implements RequestCollector {
    private final ArrivalMeaning meaning;
    private final LongSeries times = new LongSeries();
    private boolean anyWithout;

    ArrivalCollector(ArrivalMeaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public void accept(Request request, int[] tokens, int promptTokens) {
        if (!request.hasArrival()) {
            anyWithout = true;
        } else if (meaning == ArrivalMeaning.TIMES) {
            times.add(request.arrivalNanos());
        }
    }

    @Override
    public void finish(Findings findings) {
        var arrivals = arrivals(findings.get("requests.count").value() == 0);
        arrivals.putInto(findings.measurements());
        arrivals.gapSummary().distribution().ifPresent(gaps -> findings.distributions()
                .put("arrivals.gap", gaps));
        findings.labels().put("arrivals.pattern", arrivals.pattern());
    }

    private ArrivalShape arrivals(boolean noRequests) {
        if (noRequests) {
            return ArrivalShape.undefined("no requests");
        }
        if (meaning == ArrivalMeaning.ORDER_ONLY) {
            return ArrivalShape.undefined("arrivals are ordinals");
        }
        return anyWithout ? ArrivalShape.undefined("no arrival times") : ArrivalShape.atSorted(times.toArray());
    }
}
