package io.iwc.trace.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Sha256;
import io.iwc.artifact.internal.Verification;
import io.iwc.internal.IwcVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Results of studies on disk, a file each, named after everything they depend on: the bytes of the inputs, how they are
 * read, the SQL, the version of IWC and the engine. A file is whole or not there; two runs that write the same one write
 * the same bytes.
 */
final class ResultCache {
    /** Of what a result holds, in versions of IWC that are not released and share their name: 2 says what is left out. */
    private static final int FORM = 2;

    private final Path folder;
    private final String key;

    private ResultCache(Path folder, String key) {
        this.folder = folder;
        this.key = key;
    }

    /** The cache for studies of these inputs. */
    static ResultCache of(Path folder, List<TraceInput> inputs, TraceOptions options) {
        var dependsOn = new TreeMap<String, Object>();
        dependsOn.put("version", IwcVersion.current());
        dependsOn.put("form", FORM);
        dependsOn.put(
                "sql",
                Stream.concat(
                                Stream.of("base", "gaps"),
                                Arrays.stream(Study.values()).map(Study::resource))
                        .map(StudyScript::text)
                        .map(SqlDialect.DUCKDB::spelled) // what stands for an @ is SQL too
                        .collect(Collectors.collectingAndThen(Collectors.joining("\n"), Sha256::hex)));
        dependsOn.put("verified", Verification.isWanted()); // what was not is no answer for one who wants it
        dependsOn.put("engine", options.sparkMaster().isPresent() ? "spark" : "duckdb");
        dependsOn.put("top", options.top());
        dependsOn.put("columns", options.reading().columns());
        dependsOn.put("timeUnit", options.reading().timeUnit().map(Enum::name).orElse(""));
        dependsOn.put("modelByFile", options.reading().modelByFile());
        dependsOn.put(
                "inputs",
                inputs.stream()
                        .map(input -> List.of(
                                options.reading().modelByFile() ? input.name() : "", input.format(), input.sha256()))
                        .toList());
        return new ResultCache(folder, Sha256.hex(Json.compact(dependsOn)));
    }

    /** What was found before, if it was kept. */
    Optional<StudyResult> find(Study study) {
        var file = file(study);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StudyJson.parse(Json.read(file)));
        } catch (IwcException | IllegalArgumentException e) {
            return Optional.empty(); // not ours, or damaged: computed anew and replaced
        }
    }

    void keep(Study study, StudyResult result) {
        AtomicFile.write(file(study), Json.compact(StudyJson.tree(result)) + "\n");
    }

    private Path file(Study study) {
        return folder.resolve(key.substring(0, 2)).resolve(key + "-" + study.id() + ".json");
    }
}
