package io.iwc.junit;

import io.iwc.baseline.Baseline;
import io.iwc.baseline.internal.BaselineCheck;
import io.iwc.baseline.internal.BaselineMode;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.run.Run;
import io.iwc.run.Sweep;
import io.iwc.run.SweepLevel;
import io.iwc.run.SweepPoint;
import io.iwc.simulator.internal.Predictor;
import io.iwc.tokens.Tokenizers;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Makes what one parameter asks for, once per scope, and records it in the test's usage. */
final class Injection {
    private final ExtensionContext context;
    private final Optional<Declaration<IwcWorkload>> workload;
    private final Optional<Declaration<IwcEndpoint>> endpoint;
    private final Optional<Comparison> comparison;
    private final Optional<SweepPlan> sweep;
    private final Optional<SweepLevel> level;
    private final TestUsage usage;

    Injection(Parameter parameter, ExtensionContext context) {
        this.context = context;
        workload = Declaration.nearest(IwcWorkload.class, parameter, context);
        endpoint = Declaration.nearest(IwcEndpoint.class, parameter, context);
        comparison = Declaration.nearest(IwcCompare.class, parameter, context)
                .map(declaration -> Comparison.of(declaration, workload));
        sweep = SweepPlan.inReach(parameter, context);
        level = SweepExtension.levelOf(context);
        usage = TestUsage.of(context);
    }

    Object make(Injected injected) {
        return switch (injected) {
            case WORKLOAD -> made().workload();
            case FINGERPRINT -> made().fingerprint();
            case RUN -> run(made());
            case SWEEP_POINT -> point(level.orElseThrow(() -> undeclared("@IwcSweep")));
            case SWEEP -> sweep(sweep.orElseThrow(() -> undeclared("@IwcSweep")));
            case BASELINE -> baseline(made());
            case DRIFT ->
                usage.used(comparison
                        .map(this::compared)
                        .orElseGet(() -> Drift.between(baseline(made()), made().fingerprint())));
            case ENDPOINT -> usage.used(endpointPlan()).endpoint();
            case EMBEDDED_ENDPOINT -> usage.used(endpointPlan()).embedded();
            case PREDICTOR -> predictor();
        };
    }

    private Drift compared(Comparison compared) {
        return Drift.between(
                made(compared.baseline()).fingerprint(),
                made(compared.candidate().orElseThrow(() -> undeclared("@IwcWorkload")))
                        .fingerprint());
    }

    private Sweep sweep(SweepPlan plan) {
        var points = plan.levels().stream().map(this::point).toList();
        return new Sweep(workloadPlan().workload().name(), points);
    }

    private SweepPoint point(SweepLevel at) {
        return new SweepPoint(at, run(made(workloadPlan().at(at))));
    }

    /** Within an invocation of a sweep the workload of its level. */
    private WorkloadPlan made() {
        var plan = workloadPlan();
        return made(level.map(plan::at).orElse(plan));
    }

    private WorkloadPlan made(Declaration<IwcWorkload> declaration) {
        return made(WorkloadPlan.of(declaration));
    }

    /** Noted only once it is there: a workload that cannot be made is the test's failure, not the report's. */
    private WorkloadPlan made(WorkloadPlan plan) {
        plan.workload();
        return usage.used(plan);
    }

    /** Once for workload, endpoint and level. */
    private Run run(WorkloadPlan workloadPlan) {
        var used = workloadPlan.declaration();
        var target = endpoint.orElseGet(() -> new Declaration<>(Defaults.endpoint(), used.element(), used.scope()));
        var scope = target.narrowerScope(used);
        var key = new Stores.Key<>(Run.class, List.of(used.element(), target.element(), workloadPlan.level()));
        var run =
                Stores.computeIfAbsent(scope, key, () -> EndpointPlan.of(target).run(workloadPlan));
        return workloadPlan.level().map(at -> usage.used(run, at)).orElseGet(() -> usage.used(run));
    }

    /** The stored baseline; where it may be written and is not there, or is to be renewed, it is written first. */
    private Baseline baseline(WorkloadPlan plan) {
        var scope = Baselines.open(context);
        var key = scope.key(Optional.empty(), plan.fingerprint());
        var store = Baselines.store(context);
        if (store.find(key).isEmpty() || Baselines.mode(context) == BaselineMode.UPDATE) {
            scope.check(Optional.empty(), plan.fingerprint(), Gates.standard());
        }
        return scope.find(key)
                .orElseThrow(
                        () -> new ParameterResolutionException(new BaselineCheck.Missing(store.file(key)).message()));
    }

    private Predictor predictor() {
        var tokenizer = workload.map(WorkloadPlan::of)
                .map(WorkloadPlan::counter)
                .orElseGet(() -> Tokenizers.of(Configuration.of(context).tokenizer()));
        return endpointPlan().engine(tokenizer);
    }

    private WorkloadPlan workloadPlan() {
        return WorkloadPlan.of(workload.orElseThrow(() -> undeclared("@IwcWorkload")));
    }

    private EndpointPlan endpointPlan() {
        return EndpointPlan.of(endpoint.orElseThrow(() -> undeclared("@IwcEndpoint")));
    }

    private static ParameterResolutionException undeclared(String annotation) {
        return new ParameterResolutionException("found no " + annotation + " on parameter, method or class");
    }
}
