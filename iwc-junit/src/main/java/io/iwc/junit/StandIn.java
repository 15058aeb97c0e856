package io.iwc.junit;

import io.iwc.IwcException;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.generate.Resynthesis;
import io.iwc.metric.Metric;
import io.iwc.workload.Workload;
import java.util.Optional;

/** The replacement of a trace that is not available: its fingerprint, and the workload re-synthesised from it. */
record StandIn(Fingerprint fingerprint) {
    /** The stand-in that a declaration names, or a fault. */
    static Optional<StandIn> find(Declaration<IwcWorkload> declaration, DataFiles files, DeclarationFaults faults) {
        var name = declaration.annotation().standIn();
        var file = files.find(name);
        if (file.isEmpty()) {
            faults.add(declaration.fault("standIn", files.notFound(name)));
            return Optional.empty();
        }
        try {
            return Optional.of(new StandIn(FingerprintFile.read(file.get())));
        } catch (IwcException unreadable) {
            faults.add(declaration.fault(
                    "standIn",
                    "found \"" + name + "\", expected a fingerprint as iwc fingerprint writes it: "
                            + unreadable.getMessage()));
            return Optional.empty();
        }
    }

    /** What follows the workload's name wherever it is shown. */
    String note() {
        return " (re-synthesised from " + fingerprint.name() + ", the trace is not there)";
    }

    /** As many requests as the trace had, its times stretched by the factor. */
    Workload make(long seed, double timeScale) {
        var made = Resynthesis.of(fingerprint).withSeed(seed).generate(fingerprint.name());
        return timeScale == 1
                ? made
                : made.atRate(fingerprint.measurement(Metric.GAP_RATE).value() / timeScale);
    }
}
