package io.iwc.trace.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs studies on the requests that an engine holds. */
final class TraceStudies {
    /** What each study says of rows that it has not seen. */
    static final Statement LEFT_OUT =
            new Statement(Statement.Kind.ROWS, "rows_left_out", Map.of("title", "Rows left out of the study"), "");

    private final TraceEngine engine;
    private final int top;
    private final int bins;
    private final Set<TraceField> present;
    private final Map<Long, String> models = new HashMap<>();
    private Table leftOut = new Table(List.of(), List.of());
    private long requests;

    private TraceStudies(TraceEngine engine, int top, int bins, Set<TraceField> present) {
        this.engine = engine;
        this.top = top;
        this.bins = bins;
        this.present = present;
    }

    /**
     * Makes the tables that all studies start from.
     *
     * @param top how many of the largest models figures show
     * @param bins on each side of a heat map
     * @param present the fields that the view {@code raw} has
     */
    static TraceStudies begin(TraceEngine engine, int top, int bins, Set<TraceField> present) {
        var studies = new TraceStudies(engine, top, bins, present);
        for (var statement : studies.script("base")) {
            engine.table(statement.name(), engine.dialect().spelled(statement.sql()));
        }
        engine.rows("SELECT id, name FROM models ORDER BY id")
                .each()
                .forEach(row -> studies.models.put(row.whole("id"), row.text("name")));
        studies.leftOut = engine.rows(
                "SELECT reason, sum(n) AS requests FROM " + TraceEngine.LEFT_OUT + " GROUP BY reason ORDER BY reason");
        studies.requests =
                engine.rows("SELECT count(*) AS n FROM requests").each().get(0).whole("n");
        return studies;
    }

    long requests() {
        return requests;
    }

    /** Runs one study, whose tables are gone when it ends. */
    StudyResult run(Study study, Consumer<String> now) {
        var made = new ArrayList<String>();
        try {
            return run(study, now, made);
        } finally {
            made.forEach(engine::drop);
        }
    }

    private StudyResult run(Study study, Consumer<String> now, List<String> made) {
        var result = new StudyResult.Builder();
        var finisher = new Finisher(models, result);
        for (var statement : script(study.resource())) {
            var missing = statement.needs().stream()
                    .map(TraceField::of)
                    .filter(field -> !present.contains(field))
                    .toList();
            if (!missing.isEmpty()) {
                if (statement.kind() != Statement.Kind.TABLE) {
                    result.undefined(
                            statement.name().isEmpty() ? study.id() : statement.name(),
                            "the trace has no "
                                    + missing.stream().map(TraceField::plural).collect(Collectors.joining(" and no ")));
                }
                continue;
            }
            var sql = engine.dialect().spelled(statement.sql());
            now.accept(study.id() + ": " + (statement.name().isEmpty() ? "counts" : statement.name()));
            if (statement.kind() == Statement.Kind.TABLE) {
                engine.table(statement.name(), sql);
                made.add(statement.name());
            } else {
                finisher.finish(statement, engine.rows(sql));
            }
        }
        if (!leftOut.rows().isEmpty()) {
            result.table(LEFT_OUT, leftOut);
        }
        return result.build();
    }

    private List<Statement> script(String name) {
        return StudyScript.read(name, Map.of("top", Integer.toString(top), "bins", Integer.toString(bins)));
    }
}
