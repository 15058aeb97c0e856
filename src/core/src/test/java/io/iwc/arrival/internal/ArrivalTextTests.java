package io.iwc.arrival.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Arrivals;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTextTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fixed-step:step=100ms",
                "fixed-step:step=333.333333ms",
                "poisson:rate=5",
                "poisson:rate=0.25",
                "gamma:rate=5,cv=2",
                "gamma:rate=5,cv=0.3",
                "gamma:rate=5,cv=0.7",
                "gamma:rate=1000000,cv=13",
                "burst:size=20,every=10s",
                "on-off:rate=20,on=5s,off=1m,off-rate=0.5",
                "ramp:rate=0,to=10,over=1m",
                "diurnal:rate=5,amplitude=0.5,period=24h"
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(ArrivalProcess.parse(text).text()).isEqualTo(text);
    }

    @Test
    void readsTheProcessesThatTheFactoriesMake() {
        assertThat(ArrivalProcess.parse("fixed-step")).isEqualTo(Arrivals.standard());
        assertThat(ArrivalProcess.parse("fixed-step:step=50ms")).isEqualTo(Arrivals.every(Duration.ofMillis(50)));
        assertThat(ArrivalProcess.parse("fixed-step:rate=3")).isEqualTo(Arrivals.steady(3));
        assertThat(ArrivalProcess.parse("poisson:rate=5")).isEqualTo(Arrivals.poisson(5));
        assertThat(ArrivalProcess.parse("gamma: rate = 5 , cv = 2")).isEqualTo(Arrivals.gamma(5, 2));
        assertThat(ArrivalProcess.parse("gamma:rate=5,shape=0.3")).isEqualTo(Arrivals.gammaOfShape(5, 0.3));
        assertThat(ArrivalProcess.parse("burst:every=1.5s,size=20"))
                .isEqualTo(Arrivals.burst(20, Duration.ofMillis(1500)));
        assertThat(ArrivalProcess.parse("on-off:rate=20,on=5s,off=1m"))
                .isEqualTo(Arrivals.onOff(20, 0, Duration.ofSeconds(5), Duration.ofMinutes(1)));
        assertThat(ArrivalProcess.parse("ramp:rate=1,to=10,over=1m"))
                .isEqualTo(Arrivals.ramp(1, 10, Duration.ofMinutes(1)));
        assertThat(ArrivalProcess.parse("diurnal:rate=5,amplitude=1,period=1h"))
                .isEqualTo(Arrivals.diurnal(5, 1, Duration.ofHours(1)));
    }

    @Test
    void aShapeThatNoCvGivesBackIsWrittenAsAShape() {
        var process = Arrivals.gammaOfShape(5, 0.3);

        assertThat(process.text()).isEqualTo("gamma:rate=5,shape=0.3");
    }

    @Test
    void everyKindReadsItsOwnText() {
        for (var seed = 1; seed <= 200; seed++) {
            var random = SeededRandom.stream(seed, "arrival texts");
            var rate = 100 * random.nextDouble() + 1e-9;
            var nanos = 1 + random.nextInt(Integer.MAX_VALUE);
            var time = Duration.ofNanos(nanos);
            for (var process : new ArrivalProcess[] {
                Arrivals.every(time),
                Arrivals.steady(rate),
                Arrivals.poisson(rate),
                Arrivals.gamma(rate, 5 * random.nextDouble() + 0.01),
                Arrivals.gammaOfShape(rate, 5 * random.nextDouble() + 0.01),
                Arrivals.burst(1 + random.nextInt(100), time),
                Arrivals.onOff(rate, random.nextDouble(), time, time.multipliedBy(3)),
                Arrivals.ramp(random.nextDouble(), rate, time),
                Arrivals.diurnal(rate, random.nextDouble(), time)
            }) {
                assertThat(ArrivalProcess.parse(process.text()))
                        .as("seed %d", seed)
                        .isEqualTo(process);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gamma:rate=5 | (cv or shape is missing)",
                "gamma:rate=5,cv=2,shape=1 | (found cv and shape, expected one of them)",
                "gamma | (rate is missing)",
                "weibull:rate=5 | (no process is called \"weibull\")",
                "poisson:rate=-1 | (rate: found -1.0, expected a number > 0)",
                "poisson:rate=fast | (rate: found \"fast\", expected a number)",
                "poisson:rate=5,cv=2 | (no parameter of poisson is called cv)",
                "poisson:rate=5,rate=6 | (rate is given twice)",
                "poisson:5 | (\"5\" is not name=value)",
                "burst:size=2.5,every=1s | (size: found \"2.5\", expected an integer)",
                "burst:size=2,every=1 | (every: found \"1\", expected a time with its unit, such as 500ms, 1.5s or 10m)",
                "diurnal:rate=1,amplitude=2,period=1h | (amplitude: found 2.0, expected a number from 0 to 1)"
            })
    void saysWhatIsWrongAndWhatItExpects(String text, String why) {
        assertThatThrownBy(() -> ArrivalProcess.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("arrival: found \"" + text + "\" " + why
                        + ", expected one of fixed-step:[step=|rate=], poisson:rate=, gamma:rate=,cv=|shape=,"
                        + " burst:size=,every=, on-off:rate=,on=,off=,[off-rate=], ramp:rate=,to=,over=,"
                        + " diurnal:rate=,amplitude=,period= (step, every, on, off, over and period are times such as"
                        + " 500ms, 1.5s or 10m)");
    }
}
