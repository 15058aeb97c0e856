package io.iwc.arrival;

/**
 * The random generators that a schedule may be drawn from, recorded in the manifest.
 *
 * @since 0.1
 */
public enum Rng {
    /** NumPy's {@code default_rng}: exact to the nanosecond. The default. */
    PCG64("pcg64"),
    /** Python's {@code random.Random}: whole milliseconds, the bytes of the Python IWC. */
    MT19937("mt19937");

    private final String id;

    Rng(String id) {
        this.id = id;
    }

    /** As in manifests and options. */
    public String id() {
        return id;
    }
}
