package io.iwc.junit;

import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.generate.LengthDistribution;
import io.iwc.generate.SessionShape;
import io.iwc.generate.SharedPrefixes;
import io.iwc.generate.Synthesis;
import java.time.Duration;
import java.util.Optional;

/** Checks a {@link Synthetic} and makes a recipe of it. */
final class SyntheticPlan {
    private static final double NANOS = 1e9;

    private final Declaration<IwcWorkload> declaration;
    private final Synthetic synthetic;
    private final DeclarationFaults faults;

    SyntheticPlan(Declaration<IwcWorkload> declaration, DeclarationFaults faults) {
        this.declaration = declaration;
        this.faults = faults;
        synthetic = declaration.annotation().synthetic();
    }

    /** The recipe, unless a fault was added. */
    Optional<Synthesis> recipe(ArrivalPlan arrival) {
        var before = faults.found().size();
        if (synthetic.requests() < 1) {
            fault("requests", synthetic.requests(), "an integer ≥ 1");
        }
        if (synthetic.sharedPrefixTokens() < 0) {
            fault("sharedPrefixTokens", synthetic.sharedPrefixTokens(), "an integer ≥ 0");
        }
        var prompt = lengths("prompt", synthetic.prompt());
        var output = lengths("output", synthetic.output());
        var turns = turns();
        if (faults.found().size() > before) {
            return Optional.empty();
        }
        var think = Duration.ofNanos(Math.round(arrival.thinkSeconds() * NANOS));
        var shared = synthetic.sharedPrefixTokens();
        return Optional.of(Synthesis.of(synthetic.requests())
                .withPrompt(prompt.orElseThrow())
                .withOutput(output.orElseThrow())
                .withSessions(new SessionShape(
                        turns.orElseThrow(), synthetic.sessions().cumulative(), think))
                .withShared(shared == 0 ? SharedPrefixes.NONE : SharedPrefixes.one(shared))
                .arriving(arrival.process().orElseGet(Arrivals::standard), Rng.PCG64)
                .withSeed(declaration.annotation().seed()));
    }

    private Optional<LengthDistribution> turns() {
        var sessions = synthetic.sessions();
        if (sessions.turns() < 1) {
            fault("sessions.turns", sessions.turns(), "an integer ≥ 1");
            return Optional.empty();
        }
        if (sessions.maxTurns() != 0 && sessions.maxTurns() < sessions.turns()) {
            fault("sessions.maxTurns", sessions.maxTurns(), "0, or an integer ≥ turns (" + sessions.turns() + ")");
            return Optional.empty();
        }
        return Optional.of(
                sessions.maxTurns() == 0
                        ? LengthDistribution.fixed(sessions.turns())
                        : LengthDistribution.uniform(sessions.turns(), sessions.maxTurns()));
    }

    private Optional<LengthDistribution> lengths(String attribute, Tokens tokens) {
        if (tokens.value() < 0) {
            fault(attribute, tokens.value(), "an integer ≥ 1");
            return Optional.empty();
        }
        if (tokens.min() < 1 || tokens.min() > tokens.max()) {
            fault(attribute + ".min, max", tokens.min() + " and " + tokens.max(), "1 ≤ min ≤ max");
            return Optional.empty();
        }
        if (tokens.value() > 0) {
            return constant(attribute, tokens);
        }
        try {
            return Optional.of(law(tokens).between(tokens.min(), tokens.max()));
        } catch (IllegalArgumentException refused) {
            fault(
                    attribute,
                    tokens.distribution() + " with mean " + tokens.mean() + " and cv " + tokens.cv(),
                    "a constant, or a distribution with its parameters: NORMAL and LOGNORMAL a mean above 0 and a cv ≥ 0,"
                            + " POISSON_LENGTH and EXPONENTIAL a mean above 0 and no cv, UNIFORM neither");
            return Optional.empty();
        }
    }

    private Optional<LengthDistribution> constant(String attribute, Tokens tokens) {
        if (tokens.distribution() != LengthKind.UNIFORM || !Double.isNaN(tokens.mean()) || !Double.isNaN(tokens.cv())) {
            fault(attribute, "a constant and a distribution", "one of them");
            return Optional.empty();
        }
        return Optional.of(LengthDistribution.fixed(tokens.value()));
    }

    private static LengthDistribution law(Tokens tokens) {
        var needsMean = tokens.distribution() != LengthKind.UNIFORM;
        var needsCv = tokens.distribution() == LengthKind.NORMAL || tokens.distribution() == LengthKind.LOGNORMAL;
        if (needsMean == Double.isNaN(tokens.mean()) || needsCv == Double.isNaN(tokens.cv())) {
            throw new IllegalArgumentException("a parameter is missing or too many");
        }
        return switch (tokens.distribution()) {
            case UNIFORM -> LengthDistribution.uniform(tokens.min(), tokens.max());
            case NORMAL -> LengthDistribution.normal(tokens.mean(), tokens.cv());
            case LOGNORMAL -> LengthDistribution.lognormal(tokens.mean(), tokens.cv());
            case POISSON_LENGTH -> LengthDistribution.poisson(tokens.mean());
            case EXPONENTIAL -> LengthDistribution.exponential(tokens.mean());
        };
    }

    private void fault(String attribute, Object found, String expected) {
        faults.add(declaration.fault("synthetic." + attribute, "found " + found + ", expected " + expected));
    }
}
