package io.iwc.assertj;

import io.iwc.fingerprint.Fingerprint;

/**
 * Assertions on a measured shape.
 *
 * @since 0.1
 */
public class FingerprintAssert extends AbstractShapeAssert<FingerprintAssert, Fingerprint> {
    /** Starts assertions on this fingerprint. */
    public FingerprintAssert(Fingerprint actual) {
        super(actual, FingerprintAssert.class);
    }

    @Override
    protected Fingerprint fingerprint() {
        return actual;
    }

    @Override
    protected String subject() {
        return "fingerprint \"" + actual.name() + "\"";
    }
}
