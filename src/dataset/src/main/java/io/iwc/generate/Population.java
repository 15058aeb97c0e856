package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.metric.internal.PopulationMetrics;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Whose the requests are, or which model they ask. The largest member and the ten largest have their shares of the
 * source; within and below, shares fall as its Zipf exponent says. A session belongs to one member.
 */
final class Population {
    private static final int TOP = 10;

    private final PopulationMetrics metrics;
    private final String prefix;

    private Population(PopulationMetrics metrics, String prefix) {
        this.metrics = metrics;
        this.prefix = prefix;
    }

    static Population ofUsers() {
        return new Population(PopulationMetrics.USERS, "user-");
    }

    static Population ofModels() {
        return new Population(PopulationMetrics.MODELS, "model-");
    }

    /** The member each conversation belongs to. */
    @SuppressWarnings("unchecked")
    Optional<String>[] membersOf(ConversationIndex conversations, Source source, SeededRandom random) {
        var members = (Optional<String>[]) new Optional<?>[conversations.count()];
        var carrying = source.number(metrics.coverage(), 0) * conversations.requests();
        var open = quotas(source, carrying);
        for (var conversation : Ranks.permutation(conversations.count(), random)) {
            var size = conversations.end(conversation) - conversations.first(conversation);
            var largest = open.peek();
            members[conversation] = Optional.empty();
            if (largest != null && carrying >= 0.5) {
                open.poll();
                open.add(new Quota(largest.member(), largest.requests() - size));
                carrying -= size;
                members[conversation] = Optional.of(prefix + (largest.member() + 1));
            }
        }
        return members;
    }

    private PriorityQueue<Quota> quotas(Source source, double carrying) {
        var count = (int) Math.min(source.number(metrics.count(), 0), carrying);
        var quotas = new PriorityQueue<Quota>(
                Comparator.comparingDouble(Quota::requests).reversed().thenComparingInt(Quota::member));
        var shares = shares(count, source);
        for (var member = 0; member < count; member++) {
            quotas.add(new Quota(member, shares[member] * carrying));
        }
        return quotas;
    }

    private double[] shares(int count, Source source) {
        var exponent = source.number(metrics.zipfExponent(), 0);
        var shares = new double[count];
        for (var rank = 0; rank < count; rank++) {
            shares[rank] = StrictMath.pow(rank + 1.0, -exponent);
        }
        var top = source.number(metrics.topShare(), 1);
        var ten = source.number(metrics.top10Share(), 1);
        scale(shares, 0, Math.min(1, count), top);
        scale(shares, 1, Math.min(TOP, count), ten - top);
        scale(shares, TOP, count, 1 - ten);
        return shares;
    }

    private static void scale(double[] shares, int from, int to, double sum) {
        var found = 0.0;
        for (var i = from; i < to; i++) {
            found += shares[i];
        }
        for (var i = from; i < to; i++) {
            shares[i] *= sum / found;
        }
    }

    private record Quota(int member, double requests) {}
}
