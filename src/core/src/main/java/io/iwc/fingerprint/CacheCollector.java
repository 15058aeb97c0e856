package io.iwc.fingerprint;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.Reason;
import io.iwc.metric.ReasonCode;
import io.iwc.prefix.CacheModel;
import io.iwc.prefix.CacheTariff;
import io.iwc.prefix.CacheUse;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Request;
import io.iwc.workload.Workload.ArrivalMeaning;
import io.iwc.workload.internal.LengthRows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a prompt cache of one rule does for a workload, and what the workload costs. Measured only if asked for. */
final class CacheCollector implements RequestCollector {
    private static final CacheUse NOTHING = new CacheUse(0, 0, 0, 0);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private final CacheTariff tariff;
    private final ArrivalMeaning arrivals;
    private final Optional<CacheModel> cache;
    private final Set<String> sessions = new HashSet<>();
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal costOfSessions = BigDecimal.ZERO;
    private Optional<Reason> noUse = Optional.empty();
    private Optional<Reason> noCost = Optional.empty();
    private long requests;
    private long promptTokens;
    private long read;
    private long possible;

    CacheCollector(CacheTariff tariff, Tokenizer tokenizer, ArrivalMeaning arrivals) {
        this.tariff = tariff;
        this.arrivals = arrivals;
        cache = tariff.rule().map(rule -> CacheModel.of(rule, tokenizer, arrivals == ArrivalMeaning.TIMES));
    }

    @Override
    public void accept(Request request, int[] tokens, int length) {
        if (tariff.isNone()) {
            return;
        }
        requests++;
        promptTokens += length;
        var use = NOTHING;
        if (cache.isPresent()) {
            if (cache.get().knows(request)) {
                use = cache.get().accept(request, tokens, length);
            } else {
                noUse = Optional.of(Reason.of(ReasonCode.NO_CONTENT));
            }
        }
        read += use.read();
        possible += use.possible();
        charge(request, use, length);
    }

    @Override
    public void accept(LengthRows rows) {
        if (!tariff.isNone()) {
            RequestCollector.super.accept(rows);
        }
    }

    private void charge(Request request, CacheUse use, int length) {
        if (tariff.prices().isEmpty() || noCost.isPresent()) {
            return;
        }
        var price = tariff.prices().get().of(request.model());
        var output = request.expectedOutputTokens();
        if (price.isEmpty()) {
            noCost = Optional.of(
                    Reason.of(ReasonCode.NO_PRICE_OF_MODEL, request.model().orElse("a request without a model")));
        } else if (output.isEmpty()) {
            noCost = Optional.of(Reason.of(ReasonCode.NO_OUTPUT_LENGTH));
        } else {
            var one = price.get().of(use, length, output.getAsInt());
            cost = cost.add(one);
            if (request.sessionId().isPresent()) {
                sessions.add(request.sessionId().get());
                costOfSessions = costOfSessions.add(one);
            }
        }
    }

    @Override
    public void finish(Findings findings) {
        tariff.rule().ifPresent(rule -> {
            findings.labels()
                    .put(
                            "cache.rule",
                            rule.id()
                                    + (arrivals == ArrivalMeaning.TIMES
                                            ? ""
                                            : ", nothing expires: arrivals are ordinals"));
            findings.put(Metric.CACHE_EXPECTED_SHARE, share(read));
            findings.put(Metric.CACHE_POSSIBLE_SHARE, share(possible));
            findings.put(Metric.CACHE_EXPECTED_TOKENS, perRequest(read));
            findings.put(Metric.CACHE_POSSIBLE_TOKENS, perRequest(possible));
        });
        tariff.prices().ifPresent(prices -> {
            findings.labels().put("cost.prices", prices.currency() + ", " + prices.date());
            findings.put(Metric.COST_TOTAL, cost(cost, 1, Optional.empty()));
            findings.put(Metric.COST_PER_REQUEST, cost(cost, requests, Optional.empty()));
            findings.put(Metric.COST_PER_1000_REQUESTS, cost(cost.multiply(THOUSAND), requests, Optional.empty()));
            findings.put(
                    Metric.COST_PER_SESSION,
                    cost(costOfSessions, sessions.size(), Optional.of(Reason.of(ReasonCode.NO_SESSION))));
        });
    }

    private Measurement share(long tokens) {
        return of(tokens, promptTokens, ReasonCode.NO_PROMPT_TOKENS);
    }

    private Measurement perRequest(long tokens) {
        return of(tokens, requests, ReasonCode.NO_REQUESTS);
    }

    private Measurement of(long tokens, long all, ReasonCode ofNone) {
        if (noUse.isPresent()) {
            return Measurement.undefined(noUse.get());
        }
        return all == 0 ? Measurement.undefined(ofNone) : Measurement.of((double) tokens / all);
    }

    private Measurement cost(BigDecimal sum, long count, Optional<Reason> ofNone) {
        var reason = noCost.or(() -> noUse);
        if (reason.isPresent()) {
            return Measurement.undefined(reason.get());
        }
        if (requests == 0 || count == 0) {
            return Measurement.undefined(ofNone.orElseGet(() -> Reason.of(ReasonCode.NO_REQUESTS)));
        }
        return Measurement.of(
                sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64).doubleValue());
    }
}
