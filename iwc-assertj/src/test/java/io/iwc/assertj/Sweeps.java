package io.iwc.assertj;

import io.iwc.run.Run;
import io.iwc.run.Sweep;
import io.iwc.run.SweepLevel;
import io.iwc.run.SweepPoint;
import java.util.List;

/** Sweeps of which each point answered all requests alike. */
final class Sweeps {
    private Sweeps() {}

    /** Two, four and eight requests a second; the first token takes 40, 90 and 700 ms. */
    static Sweep threeRates() {
        return new Sweep("support", List.of(at(2, 40), at(4, 90), at(8, 700)));
    }

    private static SweepPoint at(double rate, long ttftMillis) {
        Run run = Runs.measured().ok(0, ttftMillis, 5).ok(0, ttftMillis, 5).run();
        return new SweepPoint(SweepLevel.ofRate(rate), run);
    }

    static Sweep of(Runs runs) {
        return of(new SweepPoint(SweepLevel.ofRate(4), runs.run()));
    }

    static Sweep of(SweepPoint point) {
        return new Sweep("support", List.of(point));
    }
}
