package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Rng;
import io.iwc.arrival.internal.ArrivalForm;
import io.iwc.arrival.internal.ArrivalParameter;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArrivalTests {
    private static final String THREE = "io.iwc.junit.Workloads#three";

    @Test
    void thereIsAKindForEachProcess() {
        assertThat(Arrays.stream(ArrivalKind.values()).map(ArrivalKind::form).flatMap(Optional::stream))
                .containsExactlyElementsOf(ArrivalForm.all());
        assertThat(ArrivalKind.SOURCE.form()).isEmpty();
    }

    @Test
    void thereIsAnAttributeForEachParameter() {
        assertThat(ArrivalAttributes.of(Defaults.workload().arrival()))
                .extracting(ArrivalAttributes.Attribute::parameter)
                .containsExactlyInAnyOrder(ArrivalParameter.values());
        assertThat(ArrivalAttributes.of(Defaults.workload().arrival())).noneMatch(ArrivalAttributes.Attribute::isSet);
    }

    @Test
    void aTextIsAProcess(@IwcWorkload(factory = THREE, arrival = @Arrival("fixed-step:step=50ms")) Workload workload) {
        assertThat(workload.requests())
                .extracting(Request::arrivalNanos)
                .containsExactly(0L, 50_000_000L, 100_000_000L);
    }

    @Test
    void attributesSpellTheText(
            @IwcWorkload(
                            factory = THREE,
                            arrival =
                                    @Arrival(
                                            process = ArrivalKind.ON_OFF,
                                            rate = 9,
                                            onSeconds = 1.5,
                                            offSeconds = 2,
                                            offRate = 1))
                    Workload switched,
            @IwcWorkload(
                            factory = THREE,
                            arrival = @Arrival(process = ArrivalKind.RAMP, rate = 0, toRate = 8, overSeconds = 60))
                    Workload ramped,
            @IwcWorkload(
                            factory = THREE,
                            arrival =
                                    @Arrival(
                                            process = ArrivalKind.DIURNAL,
                                            rate = 5,
                                            amplitude = 0.5,
                                            periodSeconds = 3600))
                    Workload swinging,
            @IwcWorkload(factory = THREE, arrival = @Arrival(process = ArrivalKind.GAMMA, rate = 5, shape = 0.3))
                    Workload gamma) {
        assertThat(arrivals(switched)).isEqualTo(offsets("on-off:rate=9,on=1.5s,off=2s,off-rate=1"));
        assertThat(arrivals(ramped)).isEqualTo(offsets("ramp:rate=0,to=8,over=1m"));
        assertThat(arrivals(swinging)).isEqualTo(offsets("diurnal:rate=5,amplitude=0.5,period=1h"));
        assertThat(arrivals(gamma)).isEqualTo(offsets("gamma:rate=5,shape=0.3"));
    }

    private static long[] arrivals(Workload workload) {
        return workload.requests().stream().mapToLong(Request::arrivalNanos).toArray();
    }

    private static long[] offsets(String process) {
        var offsets = ArrivalProcess.parse(process).offsets(42, Rng.PCG64);
        return new long[] {offsets.nextLong(), offsets.nextLong(), offsets.nextLong()};
    }
}
