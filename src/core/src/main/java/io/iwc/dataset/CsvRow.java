package io.iwc.dataset;

import io.iwc.IwcException;
import io.iwc.Problem;
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
            var found = cells.size() + (cells.size() == 1 ? " cell" : " cells");
            var last = cells.get(cells.size() - 1);
            if (last.indexOf('\n') >= 0) { // not a bad row to be left out: who knows what it swallowed
                var fault = "found " + found + ", the last of which goes on over "
                        + last.lines().count() + " lines, expected " + columns.size()
                        + " as in the header; a quote seems to be left open";
                throw new IwcException(Problem.at(file, line, "", fault).toString());
            }
            throw fault("", "found " + found + ", expected " + columns.size() + " as in the header");
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
