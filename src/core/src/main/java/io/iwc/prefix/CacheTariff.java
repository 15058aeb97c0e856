package io.iwc.prefix;

import java.util.Optional;

/**
 * What a workload is measured by: the rule of a prompt cache, and what tokens cost.
 *
 * @param rule empty for a server without a cache
 * @param prices empty if costs are not asked for
 * @since 0.1
 */
public record CacheTariff(Optional<CacheRule> rule, Optional<Prices> prices) {
    /** Neither: nothing of it is measured. */
    public static final CacheTariff NONE = new CacheTariff(Optional.empty(), Optional.empty());

    /** The same with that rule. */
    public CacheTariff cachedBy(CacheRule rule) {
        return new CacheTariff(Optional.of(rule), prices);
    }

    /** The same at these prices. */
    public CacheTariff pricedBy(Prices prices) {
        return new CacheTariff(rule, Optional.of(prices));
    }

    /** Whether there is nothing to measure. */
    public boolean isNone() {
        return rule.isEmpty() && prices.isEmpty();
    }
}
