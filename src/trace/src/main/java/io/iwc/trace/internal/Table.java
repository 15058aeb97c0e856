package io.iwc.trace.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that came out of an engine, or are to be written: texts, numbers, lists of numbers, or nothing.
 *
 * @param columns their names
 * @param rows a cell a column
 */
record Table(List<String> columns, List<List<@Nullable Object>> rows) {
    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Its rows one after the other, asked by name. */
    List<Row> each() {
        var each = new ArrayList<Row>(rows.size());
        rows.forEach(cells -> each.add(new Row(this, cells)));
        return each;
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /** One row. */
    record Row(Table table, List<@Nullable Object> cells) {
        @Nullable
        Object cell(String column) {
            return cells.get(table.columns.indexOf(column));
        }

        boolean isKnown(String column) {
            return cell(column) != null;
        }

        long whole(String column) {
            return number(column).longValue();
        }

        double real(String column) {
            return number(column).doubleValue();
        }

        String text(String column) {
            return String.valueOf(cell(column));
        }

        /** A sum, exactly. */
        BigDecimal exact(String column) {
            var cell = number(column);
            if (cell instanceof BigDecimal decimal) {
                return decimal;
            }
            return cell instanceof BigInteger integer
                    ? new BigDecimal(integer)
                    : cell instanceof Double real ? BigDecimal.valueOf(real) : BigDecimal.valueOf(cell.longValue());
        }

        /** Percentiles and the like. */
        double[] list(String column) {
            return cell(column) instanceof double[] list ? list : new double[0];
        }

        private Number number(String column) {
            if (cell(column) instanceof Number number) {
                return number;
            }
            throw new IllegalStateException(column + ": found " + cell(column) + ", expected a number");
        }
    }
}
