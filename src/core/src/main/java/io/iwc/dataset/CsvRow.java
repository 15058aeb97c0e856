package io.iwc.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a CSV file, its cells known by the names in the header and never by their place.
 *
 * @since 0.1
 */
public final class CsvRow extends DatasetRow {
    private final Map<String, Integer> columns;
    private final List<String> cells;

    CsvRow(String file, long line, Map<String, Integer> columns, List<String> cells) {
        super(file, line);
        this.columns = columns;
        this.cells = cells;
        if (cells.size() != columns.size()) {
            throw fault("", "found " + cells.size() + " cells, expected " + columns.size() + " as in the header");
        }
    }

    @Override
    Optional<String> cell(String name) {
        return Optional.ofNullable(columns.get(name)).map(cells::get).filter(cell -> !cell.isBlank());
    }

    @Override
    String shown(String name) {
        return cell(name).map(cell -> "\"" + cell + "\"").orElse("nothing");
    }
}
