package io.iwc.dataset;

import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.ShownText;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One row of a CSV file, its cells known by the names in the header and never by their place.
 *
 * @since 0.1
 */
public final class CsvRow extends DatasetRow {
    private final CsvColumns columns;
    private final CsvCells cells;

    CsvRow(String file, CsvColumns columns, CsvCells cells) {
        super(file, cells.line());
        this.columns = columns;
        this.cells = cells;
        if (cells.count() != columns.count()) {
            var found = cells.count() + (cells.count() == 1 ? " cell" : " cells");
            var last = cells.text(cells.count() - 1);
            if (last.indexOf('\n') >= 0) { // not a bad row to be left out: who knows what it swallowed
                var fault = "found " + found + ", the last of which goes on over "
                        + last.lines().count() + " lines, expected " + columns.count()
                        + " as in the header; a quote seems to be left open";
                throw new IwcException(Problem.at(file, cells.line(), "", fault).toString());
            }
            throw fault("", "found " + found + ", expected " + columns.count() + " as in the header");
        }
    }

    @Override
    public OptionalInt optionalInt(String... names) {
        var column = columns.ask(names[0]);
        if (column < 0 && names.length == 1) {
            return OptionalInt.empty();
        }
        var plain = column < 0 ? OptionalInt.empty() : cells.digits(column);
        return plain.isPresent() ? plain : super.optionalInt(names);
    }

    @Override
    public long calendarNanos(String... names) {
        var column = columns.ask(names[0]);
        if (column >= 0) {
            var plain = cells.calendarNanos(column);
            if (plain.isPresent()) {
                stamped(names[0]);
                return plain.getAsLong();
            }
        }
        return super.calendarNanos(names);
    }

    @Override
    Optional<String> cell(String name) {
        var column = columns.ask(name);
        return column < 0
                ? Optional.empty()
                : Optional.of(cells.text(column).strip()).filter(cell -> !cell.isEmpty());
    }

    @Override
    void settle() {
        columns.settle(cells);
    }

    @Override
    String shown(String name) {
        return cell(name).map(cell -> '"' + ShownText.value(cell) + '"').orElse("nothing");
    }
}
