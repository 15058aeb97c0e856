/** Stands between an application and the server that it calls: records both, and answers again from a recording. */
@SuppressWarnings("module") // the command is built later
module io.iwc.record {
    requires com.fasterxml.jackson.databind;
    requires io.iwc.replay;
    requires transitive io.iwc.core;
    requires transitive io.iwc.simulator;
    requires static transitive org.jspecify;

    exports io.iwc.record;
}
