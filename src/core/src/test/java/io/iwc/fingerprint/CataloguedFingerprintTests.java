package io.iwc.fingerprint;

import io.iwc.metric.Catalogued;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CataloguedFingerprintTests {
    static Stream<Workload> workloads() {
        return Stream.of(
                Examples.toyTrace(),
                Examples.bursty(),
                Examples.turns(),
                Examples.workload("none", List.of()),
                Examples.workload("one", List.of(Request.text("1").arrivingAt(0).build())),
                Examples.workload(
                        "without times",
                        List.of(Request.text("1").build(), Request.text("2").build())),
                Examples.workload(
                        "at once",
                        List.of(
                                Request.lengthOnly(0).byUser("u").arrivingAt(0).build(),
                                Request.lengthOnly(0).byUser("v").arrivingAt(0).build())),
                Examples.workload(
                        "one session",
                        List.of(
                                Request.lengthOnly(3)
                                        .inSession("s")
                                        .arrivingAt(0)
                                        .build(),
                                Request.lengthOnly(4)
                                        .inSession("s")
                                        .arrivingAt(1)
                                        .build())));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void measuresWhatTheCatalogueHas(Workload workload) {
        Catalogued.check(Fingerprinter.of(workload, new NumberTokenizer()).measurements());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void andWhereArrivalsAreAnOrderOnly(Workload workload) {
        var options = Fingerprinter.Options.of(new NumberTokenizer()).withArrivalsAs(ArrivalMeaning.ORDER_ONLY);

        Catalogued.check(Fingerprinter.of(workload, options).measurements());
    }

    @Test
    void andForAnotherBlockSizeThanThatOfTheHashes() {
        var options = Fingerprinter.Options.of(new NumberTokenizer()).withBlockSizes(List.of(6, 8));

        Catalogued.check(Fingerprinter.of(Examples.toyTrace(), options).measurements());
    }
}
