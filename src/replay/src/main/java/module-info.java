/** Sends a workload to a server and times what comes back. */
@SuppressWarnings({"module", "requires-automatic"}) // the command is built later; Netty 4.1 has names only
module io.iwc.replay {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires java.management;
    requires java.net.http;
    requires jdk.management;
    requires transitive io.iwc.core;
    requires static transitive org.jspecify;

    exports io.iwc.replay;
    exports io.iwc.replay.internal.client to
            io.iwc.record;
    exports io.iwc.replay.internal.secret to
            io.iwc.record;
}
