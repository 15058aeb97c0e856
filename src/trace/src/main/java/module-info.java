/** Studies of large traces: users, models, tokens and arrivals of a month, in SQL. */
@SuppressWarnings({"module", "requires-automatic"}) // the command is built later; the engine has no descriptor
module io.iwc.trace {
    requires com.fasterxml.jackson.databind;
    requires de.siegmar.fastcsv;
    requires duckdb.jdbc;
    requires io.iwc.core;
    requires io.iwc.dataset;
    requires io.iwc.report;
    requires java.sql;
    requires static org.jspecify;

    exports io.iwc.trace.internal to
            io.iwc.cli;
}
