package io.iwc.simulator.endpoint;

import io.iwc.IwcException;

/**
 * The JDK's module that serves HTTP. It is there on a class path; on a module path only if some module asks for it,
 * and ours cannot: it has a name but no descriptor.
 */
final class ServerModule {
    private static final String NAME = "jdk.httpserver";

    private ServerModule() {}

    static void require() {
        if (ModuleLayer.boot().findModule(NAME).isEmpty()) {
            throw new IwcException("embedded endpoint: found no module " + NAME + " in this JVM, expected one;"
                    + " on a module path, write \"requires " + NAME + ";\" into the module-info of the tests");
        }
    }
}
