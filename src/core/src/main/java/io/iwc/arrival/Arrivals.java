package io.iwc.arrival;

import java.time.Duration;

/**
 * The arrival processes by name: {@code Arrivals.poisson(5)}, {@code Arrivals.burst(20, Duration.ofSeconds(10))}.
 *
 * <p>Every factory throws {@link IllegalArgumentException}, naming the parameter, for a number that is out of range.
 *
 * @since 0.1
 */
public final class Arrivals {
    /** Between two requests that have no recorded times and for which no process is asked. */
    public static final Duration DEFAULT_STEP = Duration.ofMillis(100);

    /** Requests per second of {@link #onOff} while off, unless another rate is asked for. */
    public static final double DEFAULT_OFF_RATE = 0;

    private Arrivals() {}

    /** What places requests that have no recorded times where no process is asked for: one every {@link #DEFAULT_STEP}. */
    public static ArrivalProcess standard() {
        return every(DEFAULT_STEP);
    }

    /**
     * One request every {@code step}.
     *
     * @param step ≥ 0; 0 sends all at once
     */
    public static ArrivalProcess every(Duration step) {
        return new FixedStep(step.toNanos());
    }

    /**
     * One request every {@code 1/rate} seconds, rounded to a nanosecond.
     *
     * @param rate requests per second, &gt; 0
     */
    public static ArrivalProcess steady(double rate) {
        return FixedStep.atRate(rate);
    }

    /**
     * A Poisson process: gaps are exponential, burstiness 1.
     *
     * @param rate requests per second, &gt; 0
     */
    public static ArrivalProcess poisson(double rate) {
        return new Poisson(rate);
    }

    /**
     * Independent gamma gaps: smoother than Poisson for {@code cv} below 1, burstier above.
     *
     * @param rate requests per second, &gt; 0
     * @param cv coefficient of variation of the gaps, &gt; 0
     */
    public static ArrivalProcess gamma(double rate, double cv) {
        return Gamma.withCv(rate, cv);
    }

    /**
     * Independent gamma gaps by the shape of the distribution, which is 1/cv².
     *
     * @param rate requests per second, &gt; 0
     * @param shape &gt; 0; 1 is Poisson
     */
    public static ArrivalProcess gammaOfShape(double rate, double shape) {
        return new Gamma(rate, shape);
    }

    /**
     * {@code size} requests at one instant, again and again.
     *
     * @param size ≥ 1
     * @param every from one burst to the next, &gt; 0
     */
    public static ArrivalProcess burst(int size, Duration every) {
        return new Burst(size, every.toNanos());
    }

    /**
     * A Poisson process whose rate switches between two values, a Markov-modulated Poisson process. Begins switched on.
     *
     * @param onRate requests per second while on, &gt; 0
     * @param offRate requests per second while off, ≥ 0
     * @param meanOn mean of the exponential time on, &gt; 0
     * @param meanOff mean of the exponential time off, &gt; 0
     */
    public static ArrivalProcess onOff(double onRate, double offRate, Duration meanOn, Duration meanOff) {
        return new OnOff(onRate, offRate, meanOn.toNanos(), meanOff.toNanos());
    }

    /**
     * A Poisson process whose rate goes in a straight line from one value to another and stays there.
     *
     * @param fromRate requests per second at the start, ≥ 0
     * @param toRate requests per second at the end, &gt; 0
     * @param over how long the change takes, &gt; 0
     */
    public static ArrivalProcess ramp(double fromRate, double toRate, Duration over) {
        return new Ramp(fromRate, toRate, over.toNanos());
    }

    /**
     * A Poisson process whose rate is {@code meanRate · (1 + amplitude · sin(2π·t/period))}.
     *
     * @param meanRate requests per second, &gt; 0
     * @param amplitude 0..1
     * @param period of one swing, &gt; 0
     */
    public static ArrivalProcess diurnal(double meanRate, double amplitude, Duration period) {
        return new Diurnal(meanRate, amplitude, period.toNanos());
    }
}
