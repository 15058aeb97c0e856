package io.iwc.cli;

import io.iwc.arrival.Rng;
import io.iwc.dataset.ClockUnit;
import io.iwc.dataset.ConversationMode;
import io.iwc.export.internal.ExportFormat;
import io.iwc.prefix.CacheRule;
import io.iwc.replay.LengthField;
import io.iwc.replay.ReplayOptions;
import io.iwc.replay.Wire;
import io.iwc.report.internal.FigureRenderer;
import io.iwc.run.internal.Dialect;
import io.iwc.trace.internal.Study;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Enums by the ids that files and manifests use: converts one, and lists all for help and completion. */
abstract class Ids<T> implements ITypeConverter<T>, Iterable<String> {
    private final List<T> values;
    private final Function<T, String> id;

    private Ids(T[] values, Function<T, String> id) {
        this.values = List.of(values);
        this.id = id;
    }

    @Override
    public T convert(String found) {
        return values.stream()
                .filter(value -> id.apply(value).equals(found))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "found \"" + found + "\", expected one of " + String.join(", ", this)));
    }

    @Override
    public Iterator<String> iterator() {
        return values.stream().map(id).iterator();
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** {@code vllm-custom}. */
    static final class Exports extends Ids<ExportFormat> {
        Exports() {
            super(ExportFormat.values(), ExportFormat::id);
        }
    }

    /** {@code svg}. */
    static final class PlotForms extends Ids<FigureRenderer.Form> {
        PlotForms() {
            super(FigureRenderer.Form.values(), FigureRenderer.Form::ending);
        }
    }

    /** {@code ms}. */
    static final class TimeUnits extends Ids<ClockUnit> {
        TimeUnits() {
            super(ClockUnit.values(), ClockUnit::id);
        }
    }

    /** {@code single-turn}. */
    static final class Modes extends Ids<ConversationMode> {
        Modes() {
            super(ConversationMode.values(), ConversationMode::id);
        }
    }

    /** {@code pcg64}. */
    static final class Generators extends Ids<Rng> {
        Generators() {
            super(Rng.values(), Rng::id);
        }
    }

    /** {@code json}. */
    static final class Outputs extends Ids<FormatOption.Output> {
        Outputs() {
            super(FormatOption.Output.values(), Ids::lowerCase);
        }
    }

    /** {@code chat}. */
    static final class Wires extends Ids<Wire> {
        Wires() {
            super(Wire.values(), Wire::text);
        }
    }

    /** {@code cold}. */
    static final class Caches extends Ids<ReplayOptions.Cache> {
        Caches() {
            super(ReplayOptions.Cache.values(), ReplayOptions.Cache::text);
        }
    }

    /** {@code openai}. */
    static final class CacheRules extends Ids<CacheRule> {
        CacheRules() {
            super(CacheRule.values(), CacheRule::id);
        }
    }

    /** {@code max_tokens}. */
    static final class LengthFields extends Ids<LengthField> {
        LengthFields() {
            super(LengthField.values(), LengthField::text);
        }
    }

    /** {@code auto}. */
    static final class StreamUsages extends Ids<ReplayOptions.StreamUsage> {
        StreamUsages() {
            super(ReplayOptions.StreamUsage.values(), ReplayOptions.StreamUsage::text);
        }
    }

    /** {@code all}. */
    static final class Streamings extends Ids<ReplayOptions.Streaming> {
        Streamings() {
            super(ReplayOptions.Streaming.values(), ReplayOptions.Streaming::text);
        }
    }

    /** {@code duckdb}. */
    static final class TraceEngines extends Ids<TraceCommand.Engine> {
        TraceEngines() {
            super(TraceCommand.Engine.values(), Ids::lowerCase);
        }
    }

    /** {@code user-arrivals}. */
    static final class Studies extends Ids<Study> {
        Studies() {
            super(Study.values(), Study::id);
        }
    }

    /** {@code vllm}. */
    static final class Dialects extends Ids<Dialect> {
        Dialects() {
            super(Dialect.values(), Dialect::text);
        }
    }
}
