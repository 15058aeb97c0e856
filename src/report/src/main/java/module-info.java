/** Pages, tables and figures of the command and the extension; nothing here is for others. */
@SuppressWarnings("module") // the command and the extension are built later
module io.iwc.report {
    requires com.fasterxml.jackson.databind;
    requires static com.github.weisj.jsvg; // pictures, for those who have it
    requires static java.desktop;
    requires transitive io.iwc.core;
    requires static transitive org.jspecify;

    exports io.iwc.report.internal to
            io.iwc.cli,
            io.iwc.junit,
            io.iwc.trace;
}
