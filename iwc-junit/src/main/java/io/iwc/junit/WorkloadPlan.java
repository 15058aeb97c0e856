package io.iwc.junit;

import io.iwc.Problem;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.internal.FingerprintCache;
import io.iwc.report.internal.WorkloadReport;
import io.iwc.run.SweepLevel;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A checked {@link IwcWorkload}: how to make it, or what is wrong with it.
 *
 * @param maker makes the workload; throws where there are faults
 * @param faults what the author of the test has to change
 * @param absence why the test is to be aborted, if the file is missing and that was asked for
 * @param level of a sweep, to which the declared workload is stretched
 */
record WorkloadPlan(
        Declaration<IwcWorkload> declaration,
        String name,
        Optional<Tokenizer> tokenizer,
        Supplier<Workload> maker,
        List<Problem> faults,
        Optional<String> absence,
        Optional<SweepLevel> level) {
    /** The plan of a declaration, made once. */
    static WorkloadPlan of(Declaration<IwcWorkload> declaration) {
        return Stores.computeIfAbsent(
                declaration.scope(), declaration.key(WorkloadPlan.class), () -> new WorkloadCheck(declaration).plan());
    }

    /** The same workload at a level of a sweep. */
    WorkloadPlan at(SweepLevel level) {
        return Stores.computeIfAbsent(declaration.scope(), key(WorkloadPlan.class, Optional.of(level)), () -> {
            Supplier<Workload> stretched = () -> level.applyTo(workload());
            return new WorkloadPlan(declaration, name, tokenizer, stretched, faults, absence, Optional.of(level));
        });
    }

    /** The workload, made when it is first asked for. */
    Workload workload() {
        return Stores.computeIfAbsent(declaration.scope(), key(Workload.class, level), this::make);
    }

    /** What its tokens are counted with. */
    Tokenizer counter() {
        return tokenizer.orElseThrow(() -> new IllegalStateException("the plan has faults"));
    }

    Fingerprint fingerprint() {
        return FingerprintCache.of(workload(), counter());
    }

    /** Its fingerprint's file, made once for all tests that use it. */
    String fingerprintText() {
        return Stores.computeIfAbsent(
                declaration.scope(), key(String.class, level), () -> FingerprintFile.text(fingerprint()));
    }

    /** Its report, shared by all tests that use it. */
    WorkloadReport report() {
        return Stores.computeIfAbsent(
                declaration.scope(),
                key(WorkloadReport.class, level),
                () -> WorkloadReport.of(workload(), fingerprint()));
    }

    @Override
    public int hashCode() {
        return declaration.element().hashCode();
    }

    private <T> Stores.Key<T> key(Class<T> type, Optional<SweepLevel> at) {
        return new Stores.Key<>(type, List.of(declaration.key(type), at));
    }

    private Workload make() {
        if (level.isPresent()) {
            return maker.get();
        }
        return maker.get().named(name).countedWith(counter().reference()).regeneratedBy(this::make);
    }
}
