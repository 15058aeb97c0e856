package io.iwc.junit;

import io.iwc.Problem;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintCache;
import io.iwc.report.WorkloadReport;
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
 */
record WorkloadPlan(
        Declaration<IwcWorkload> declaration,
        String name,
        Optional<Tokenizer> tokenizer,
        Supplier<Workload> maker,
        List<Problem> faults,
        Optional<String> absence) {
    /** The plan of a declaration, made once. */
    static WorkloadPlan of(Declaration<IwcWorkload> declaration) {
        return Stores.computeIfAbsent(
                declaration.scope(), declaration.key(WorkloadPlan.class), () -> new WorkloadCheck(declaration).plan());
    }

    /** The workload, made when it is first asked for. */
    Workload workload() {
        return Stores.computeIfAbsent(declaration.scope(), declaration.key(Workload.class), this::make);
    }

    /** What its tokens are counted with. */
    Tokenizer counter() {
        return tokenizer.orElseThrow(() -> new IllegalStateException("the plan has faults"));
    }

    Fingerprint fingerprint() {
        return FingerprintCache.of(workload(), counter());
    }

    /** What the report says about it, however many tests share it. */
    WorkloadReport report() {
        return Stores.computeIfAbsent(
                declaration.scope(),
                declaration.key(WorkloadReport.class),
                () -> WorkloadReport.of(workload(), fingerprint()));
    }

    private Workload make() {
        return maker.get().named(name).countedWith(counter().reference()).madeBy(this::make);
    }
}
