package io.iwc.dataset;

import io.iwc.IwcException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * The readers there are: those of IWC, and those found on the class path through {@link ServiceLoader}, which is asked
 * every time with the context class loader of the thread.
 *
 * @since 0.1
 */
public final class DatasetReaders {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final List<DatasetReader> OWN = List.of(
            new CanonicalReader(),
            PromptReader.array(),
            PromptReader.lines(),
            new ShareGptReader(),
            new AlpacaReader(),
            new OpenAiChatReader(),
            new OpenAiBatchReader(),
            new WireMockReader(),
            new MtBenchReader(),
            new AzureReader(),
            new BurstGptReader(),
            new MooncakeReader(),
            new QwenBailianReader(),
            new VidurReader(),
            new LlmServingSimReader(),
            new MetricsCsvReader());

    private DatasetReaders() {}

    /**
     * All readers: those of IWC, then those of the class path in the order of their names.
     *
     * @throws IwcException if one of the class path cannot be loaded, or its name is taken or malformed
     */
    public static List<DatasetReader> all() {
        var all = new ArrayList<>(OWN);
        all.addAll(onClassPath());
        return List.copyOf(all);
    }

    /** The names of {@link #all()}. */
    public static List<String> names() {
        return all().stream().map(DatasetReader::name).toList();
    }

    /**
     * The reader of a format.
     *
     * @throws IwcException if there is none of that name; the message lists those there are
     */
    public static DatasetReader named(String format) {
        return all().stream()
                .filter(reader -> reader.name().equals(format))
                .findFirst()
                .orElseThrow(() -> new IwcException(
                        "format: found \"" + format + "\", expected one of " + String.join(", ", names())));
    }

    static List<DatasetReader> own() {
        return OWN;
    }

    static boolean isOwn(String format) {
        return OWN.stream().anyMatch(reader -> reader.name().equals(format));
    }

    static List<DatasetReader> onClassPath() {
        var found = new ArrayList<DatasetReader>();
        try {
            ServiceLoader.load(DatasetReader.class).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new IwcException(
                    "format: found a reader on the class path that cannot be loaded: " + e.getMessage()
                            + "; expected a public class with a public constructor without parameters",
                    e);
        }
        var taken = new HashMap<String, DatasetReader>();
        OWN.forEach(reader -> taken.put(reader.name(), reader));
        for (var reader : found) {
            check(reader, taken);
        }
        found.sort(Comparator.comparing(DatasetReader::name));
        return found;
    }

    private static void check(DatasetReader reader, Map<String, DatasetReader> taken) {
        var name = reader.name();
        if (!NAME.matcher(name).matches() || name.equals(DatasetFormat.AUTO)) {
            throw new IwcException("format: found the name \"" + name + "\" of "
                    + reader.getClass().getName()
                    + ", expected lower-case letters and digits in words joined by hyphens, and not auto");
        }
        var other = taken.put(name, reader);
        if (other != null) {
            throw new IwcException("format: found two readers named " + name + ", "
                    + other.getClass().getName() + " and " + reader.getClass().getName()
                    + ", expected a name for each");
        }
    }
}
