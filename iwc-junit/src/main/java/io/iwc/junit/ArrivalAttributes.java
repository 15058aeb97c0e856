package io.iwc.junit;

import io.iwc.arrival.internal.ArrivalParameter;
import java.util.ArrayList;
import java.util.List;

/** The attributes of an {@link Arrival} that spell a parameter of its process. */
final class ArrivalAttributes {
    private static final double MILLI = 1e6;
    private static final double SECOND = 1e9;

    private ArrivalAttributes() {}

    /** All of them, set or not, in the order in which faults are told. */
    static List<Attribute> of(Arrival arrival) {
        var all = new ArrayList<Attribute>();
        all.add(Attribute.of("rate", ArrivalParameter.RATE, arrival.rate(), 1));
        all.add(Attribute.of("stepMillis", ArrivalParameter.STEP, arrival.stepMillis(), MILLI));
        all.add(Attribute.of("cv", ArrivalParameter.CV, arrival.cv(), 1));
        all.add(Attribute.of("shape", ArrivalParameter.SHAPE, arrival.shape(), 1));
        all.add(Attribute.of("burstEveryMillis", ArrivalParameter.EVERY, arrival.burstEveryMillis(), MILLI));
        all.add(new Attribute("burstSize", ArrivalParameter.SIZE, arrival.burstSize(), arrival.burstSize() != 0, 1));
        all.add(Attribute.of("onSeconds", ArrivalParameter.ON, arrival.onSeconds(), SECOND));
        all.add(Attribute.of("offSeconds", ArrivalParameter.OFF, arrival.offSeconds(), SECOND));
        all.add(Attribute.of("offRate", ArrivalParameter.OFF_RATE, arrival.offRate(), 1));
        all.add(Attribute.of("toRate", ArrivalParameter.TO, arrival.toRate(), 1));
        all.add(Attribute.of("overSeconds", ArrivalParameter.OVER, arrival.overSeconds(), SECOND));
        all.add(Attribute.of("amplitude", ArrivalParameter.AMPLITUDE, arrival.amplitude(), 1));
        all.add(Attribute.of("periodSeconds", ArrivalParameter.PERIOD, arrival.periodSeconds(), SECOND));
        return all;
    }

    /**
     * One attribute.
     *
     * @param found as it stands in the annotation
     * @param unit how many nanoseconds one is, of a time
     */
    record Attribute(String name, ArrivalParameter parameter, Number found, boolean isSet, double unit) {
        private static Attribute of(String name, ArrivalParameter parameter, double found, double unit) {
            return new Attribute(name, parameter, found, !Double.isNaN(found), unit);
        }

        /** The value as processes take it. */
        Number value() {
            return parameter.isTime() ? Math.round(found.doubleValue() * unit) : found;
        }
    }
}
