package io.iwc.simulator.endpoint;

import io.iwc.IwcException;

/**
 * The JDK's module that serves HTTP. On a module path ours asks for it; on a class path it is there unless the JVM was
 * made or started without it.
 */
final class ServerModule {
    private static final String NAME = "jdk.httpserver";

    private ServerModule() {}

    static void require() {
        if (ModuleLayer.boot().findModule(NAME).isEmpty()) {
            throw new IwcException("embedded endpoint: found no module " + NAME + " in this JVM, expected one;"
                    + " start a JVM that has it, or without --limit-modules");
        }
    }
}
