package io.iwc.cli;

import io.iwc.internal.IwcVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"iwc " + IwcVersion.current(), "Java " + Runtime.version()};
    }
}
