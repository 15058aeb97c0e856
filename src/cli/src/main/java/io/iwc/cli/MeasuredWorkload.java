package io.iwc.cli;

import io.iwc.dataset.WorkloadCompiler;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.report.internal.WorkloadReport;
import io.iwc.workload.Request;
import io.iwc.workload.internal.CanonicalHash;
import io.iwc.workload.internal.LengthLines;
import io.iwc.workload.internal.LengthRows;
import io.iwc.workload.internal.LengthsTaker;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * The numbers of a workload.
 *
 * @param fingerprint its shape
 * @param report the same as a report shows it, made when it is asked for
 */
record MeasuredWorkload(Fingerprint fingerprint, Supplier<WorkloadReport> report) {
    /** What is to be shown; each has what those before it have. */
    enum Detail {
        NUMBERS,
        /** With the hash of the canonical bytes, for which all requests are printed. */
        HASHED,
        /** With a report, which takes the times of all requests. */
        DRAWN;

        boolean isHashed() {
            return this != NUMBERS;
        }
    }

    /**
     * A dataset, measured as it is read: what its compiled workload would give, its hash included.
     *
     * @param detail what is needed of it
     */
    static MeasuredWorkload of(WorkloadCompiler compiler, Path file, Fingerprinter.Options options, Detail detail) {
        var passes = new Pass[1]; // the last one counts
        var manifest = compiler.forEach(file, () -> passes[0] = new Pass(options.named(stem(file)), detail));
        var pass = passes[0];
        var fingerprint = pass.fingerprinter.finish(
                manifest, detail.isHashed() ? Optional.of(pass.hash.hex()) : Optional.empty());
        return new MeasuredWorkload(
                fingerprint,
                () -> WorkloadReport.of(manifest, pass.times.build().toArray(), fingerprint));
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("(?<=.)\\..*", "");
    }

    private static final class Pass implements LengthsTaker {
        private final Fingerprinter fingerprinter;
        private final CanonicalHash hash = new CanonicalHash();
        private final LongStream.Builder times = LongStream.builder();
        private final Detail detail;

        Pass(Fingerprinter.Options options, Detail detail) {
            this.detail = detail;
            fingerprinter = Fingerprinter.with(options);
        }

        @Override
        public void accept(Request request) {
            if (detail.isHashed()) {
                hash.add(request);
            }
            fingerprinter.accept(request);
            if (detail == Detail.DRAWN) {
                times.add(request.arrivalNanos());
            }
        }

        @Override
        public void accept(LengthRows rows) {
            if (detail.isHashed()) {
                hash.add(LengthLines.of(rows));
            }
            fingerprinter.accept(rows);
            for (var row = 0; row < rows.size() && detail == Detail.DRAWN; row++) {
                times.add(rows.arrivalNanos(row));
            }
        }
    }
}
