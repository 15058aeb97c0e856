package io.iwc.run.internal;

import io.iwc.metric.Catalogued;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CataloguedRunTests {
    private static final Slo SLO =
            new Slo(Optional.of(Duration.ofMillis(50)), Optional.of(Duration.ofMillis(50)), Optional.empty());

    @ParameterizedTest
    @MethodSource("io.iwc.run.internal.Records#seeded")
    void measuresWhatTheCatalogueHas(List<RequestRecord> records) {
        var run = Run.builder("test", Origin.MEASURED, Records.ENDPOINT).records(records);

        Catalogued.check(run.build().measurements());
        Catalogued.check(run.closedLoop().slo(SLO).build().measurements());
        Catalogued.check(SteadyState.of(run.build()));
    }

    @Test
    void measuresTheSteadyPartOfALongRun() {
        var records = new RequestRecord[40];
        for (var i = 0; i < records.length; i++) {
            records[i] = Records.ok(i + 1, 10L * i, 20, 100, 3);
        }

        Catalogued.check(SteadyState.of(Records.run(records).slo(SLO).build()));
    }
}
