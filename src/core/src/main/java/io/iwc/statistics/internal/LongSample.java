package io.iwc.statistics.internal;

/** Integers of 8 bytes each. */
final class LongSample extends IntegerSample {
    private final RankedLongs ranked;

    LongSample(RankedLongs ranked, long unitsPerOne, ExactMoments moments) {
        super(unitsPerOne, moments);
        this.ranked = ranked;
    }

    @Override
    public long n() {
        return ranked.size();
    }

    @Override
    long integer(long rank) {
        return ranked.at(rank);
    }
}
