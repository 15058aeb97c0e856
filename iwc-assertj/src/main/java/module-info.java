/** Assertions on workloads, fingerprints, runs, sweeps and drift. */
module io.iwc.assertj {
    requires transitive io.iwc.core;
    requires transitive org.assertj.core;
    requires static transitive org.jspecify;

    exports io.iwc.assertj;
}
