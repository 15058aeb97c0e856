package io.iwc.metric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What there is to know of a metric, or of a family of them. Its id is that of one metric, or a pattern: {@code .*} at
 * the end stands for the statistics of a {@link MetricFamily}, {@code block*} for a block size, another {@code *} for one
 * or more parts. Immutable.
 *
 * @since 0.1
 */
public final class MetricInfo {
    private static final String FAMILY = ".*";
    private static final String STATISTIC = "%s";
    private static final Pattern BLOCK_SIZE = Pattern.compile("block([0-9]+)");

    private final String id;
    private final Unit unit;
    private final Section section;
    private final String name;
    private final Optional<String> lineName;
    private final Optional<String> figureTitle;
    private final Optional<String> curveName;
    private final String meaning;
    private final String formula;
    private final Worse worse;
    private final Set<Trait> traits;
    private final List<DefaultGate> gates;
    private final List<ReasonCode> reasons;
    private final List<ResynthesisTolerance> tolerances;
    private final List<String> notKept;
    private final List<Metric> calibrated;

    private MetricInfo(Builder builder) {
        id = builder.id;
        unit = builder.unit;
        section = builder.section;
        name = builder.name;
        lineName = builder.lineName;
        figureTitle = builder.figureTitle;
        curveName = builder.curveName;
        meaning = builder.meaning;
        formula = builder.formula;
        worse = builder.worse;
        traits = Set.copyOf(builder.traits);
        gates = List.copyOf(builder.gates);
        reasons = builder.reasons.stream().distinct().toList();
        tolerances = List.copyOf(builder.tolerances);
        notKept = List.copyOf(builder.notKept);
        calibrated = List.copyOf(builder.calibrated);
    }

    static Builder of(Metric metric, Unit unit, String name) {
        return new Builder(metric.id(), unit, name);
    }

    static Builder of(MetricFamily family, Unit unit, String name) {
        return new Builder(family.id() + FAMILY, unit, name);
    }

    /** Of every block size. */
    static Builder ofBlocks(String pattern, Unit unit, String name) {
        return new Builder(pattern, unit, name);
    }

    /** The id or pattern: {@code tokens.prompt.*}. */
    public String id() {
        return id;
    }

    /** Whether it is a distribution with its statistics. */
    public boolean isFamily() {
        return id.endsWith(FAMILY);
    }

    /** The family, if it is one and names no block size. */
    Optional<MetricFamily> family() {
        var base = base();
        return isFamily() && base.indexOf('*') < 0 ? Optional.of(MetricFamily.of(base)) : Optional.empty();
    }

    /** The id without the statistics: {@code tokens.prompt}. */
    private String base() {
        return isFamily() ? id.substring(0, id.length() - FAMILY.length()) : id;
    }

    /** What it counts in; {@code .n} of a family is a count. */
    public Unit unit() {
        return unit;
    }

    /** What one of its metrics counts in. */
    Unit unitOf(Metric metric) {
        return isFamily() && metric.id().endsWith(".n") ? Unit.COUNT : unit;
    }

    /** What one value behind it counts in: whole numbers without a unit are counts. */
    public Unit valueUnit() {
        return unit == Unit.PLAIN && has(Trait.WHOLE_VALUES) ? Unit.COUNT : unit;
    }

    /** The part of the documentation that has its formula and its neighbours. */
    public Section section() {
        return section;
    }

    /** Its name in tables of reports, with the unit where digits do not show it. */
    public String name() {
        return name.replace(" " + STATISTIC, "");
    }

    /** The name of one of its metrics, with its statistic and block size: {@code Prompt tokens P90}. */
    String nameOf(Metric metric) {
        var blockSize = BLOCK_SIZE.matcher(metric.id());
        var named = blockSize.find() ? name.replace("block *", "block " + blockSize.group(1)) : name;
        if (!isFamily()) {
            return named;
        }
        var statistic = metric.id().substring(metric.id().lastIndexOf('.') + 1);
        var shown = statistic.startsWith("p") ? statistic.toUpperCase(Locale.ROOT) : statistic;
        return named.contains(STATISTIC) ? named.replace(STATISTIC, shown) : named + " " + shown;
    }

    /** Its name where a line is short, as in the terminal. */
    public String lineName() {
        return lineName.orElseGet(this::name);
    }

    /** The title of its figure. */
    public String figureTitle() {
        return figureTitle.orElseGet(this::name);
    }

    /** What its curve is called beside another one of the same figure. */
    public String curveName() {
        return curveName.orElseGet(this::name);
    }

    /** What it means, in one sentence without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** How it is computed; empty if the meaning says it. */
    public String formula() {
        return formula;
    }

    /** Which way it gets worse. */
    public Worse worse() {
        return worse;
    }

    /** Whether that holds for it. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The gates that it, or statistics of it, have unless asked otherwise. */
    public List<DefaultGate> gates() {
        return gates;
    }

    /** What a gate of it allows, in words: {@code ±0.05}, {@code +20 %}, {@code both or none}, {@code same}. */
    public String allowed(DefaultGate gate) {
        var sign =
                switch (worse) {
                    case HIGHER -> "+";
                    case LOWER -> "-";
                    case NEITHER -> "±";
                };
        return switch (gate.kind()) {
            case ABSOLUTE -> sign + plain(gate.threshold());
            case RELATIVE -> sign + plain(100 * gate.threshold()) + " %";
            case BOTH_OR_NONE -> "both or none";
            case SAME -> "same";
        };
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Why it may be undefined. */
    public List<ReasonCode> reasons() {
        return reasons;
    }

    /** How near a re-synthesised workload comes to it. */
    public List<ResynthesisTolerance> tolerances() {
        return tolerances;
    }

    /** What of it a re-synthesised workload does not keep, as ids in which {@code block*} stands for a block size. */
    public List<String> notKept() {
        return notKept;
    }

    /** What of it a calibration finds thresholds for. */
    public List<Metric> calibrated() {
        return calibrated;
    }

    @Override
    public String toString() {
        return id;
    }

    /** Collects what there is to know. */
    static final class Builder {
        private final String id;
        private final Unit unit;
        private final String name;
        private Section section = Section.TOKENS;
        private Optional<String> lineName = Optional.empty();
        private Optional<String> figureTitle = Optional.empty();
        private Optional<String> curveName = Optional.empty();
        private String meaning = "";
        private String formula = "";
        private Worse worse = Worse.NEITHER;
        private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
        private final List<DefaultGate> gates = new ArrayList<>();
        private final List<ReasonCode> reasons = new ArrayList<>();
        private final List<ResynthesisTolerance> tolerances = new ArrayList<>();
        private final List<String> notKept = new ArrayList<>();
        private final List<Metric> calibrated = new ArrayList<>();

        private Builder(String id, Unit unit, String name) {
            this.id = id;
            this.unit = unit;
            this.name = name;
        }

        Builder means(String sentence) {
            meaning = sentence;
            return this;
        }

        Builder formula(String text) {
            formula = text;
            return this;
        }

        Builder line(String shortName) {
            lineName = Optional.of(shortName);
            return this;
        }

        Builder figure(String title) {
            figureTitle = Optional.of(title);
            return this;
        }

        Builder curve(String shortName) {
            curveName = Optional.of(shortName);
            return this;
        }

        Builder worse(Worse way) {
            worse = way;
            return this;
        }

        Builder with(Trait... some) {
            traits.addAll(List.of(some));
            return this;
        }

        Builder unless(ReasonCode... codes) {
            reasons.addAll(List.of(codes));
            return this;
        }

        /** May move by so much, in its unit. */
        Builder gate(Metric metric, double threshold) {
            gates.add(new DefaultGate(metric, DefaultGate.Kind.ABSOLUTE, threshold));
            return this;
        }

        /** May move by this fraction of the baseline. */
        Builder relativeGate(Metric metric, double threshold) {
            gates.add(new DefaultGate(metric, DefaultGate.Kind.RELATIVE, threshold));
            return this;
        }

        /** Is judged without a number. */
        Builder gate(Metric metric, DefaultGate.Kind kind) {
            gates.add(new DefaultGate(metric, kind, 0));
            return this;
        }

        /** Kept by a re-synthesis to this fraction of the source's value. */
        Builder keptRelative(String statistic, double amount, boolean withFewer) {
            return kept(statistic, amount, ResynthesisTolerance.Scale.VALUE, withFewer);
        }

        /** Kept by a re-synthesis to so much, in its unit. */
        Builder keptAbsolute(String statistic, double amount, boolean withFewer) {
            return kept(statistic, amount, ResynthesisTolerance.Scale.UNIT, withFewer);
        }

        Builder kept(String statistic, double amount, ResynthesisTolerance.Scale scale, boolean withFewer) {
            tolerances.add(new ResynthesisTolerance(member(statistic), amount, scale, withFewer));
            return this;
        }

        Builder notKept() {
            notKept.add(id);
            return this;
        }

        Builder calibrated(Metric... metrics) {
            calibrated.addAll(List.of(metrics));
            return this;
        }

        MetricInfo in(Section part) {
            section = part;
            if (meaning.isEmpty()) {
                throw new IllegalStateException(String.format(Locale.ROOT, "%s: a meaning is missing", id));
            }
            return new MetricInfo(this);
        }

        private String member(String statistic) {
            return statistic.isEmpty() ? id : id.substring(0, id.length() - 1) + statistic;
        }
    }
}
