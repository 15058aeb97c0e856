/** Other people's files as workloads, synthetic workloads, and workloads as other tools' files. */
@SuppressWarnings("module") // the command and the extension are built later
module io.iwc.dataset {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires de.siegmar.fastcsv;
    requires java.sql; // Parquet, for those who have DuckDB
    requires transitive io.iwc.core;
    requires static transitive org.jspecify;

    exports io.iwc.dataset;
    exports io.iwc.generate;
    exports io.iwc.dataset.internal to
            io.iwc.trace;
    exports io.iwc.export.internal to
            io.iwc.cli;
    exports io.iwc.spec.internal to
            io.iwc.cli;

    uses io.iwc.dataset.DatasetReader;
    uses java.sql.Driver;
}
