package io.iwc.cli;

import io.iwc.simulator.EngineProfile;
import java.util.Iterator;

/** The profiles that come along, for help and completion. */
final class ProfileNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return EngineProfile.names().iterator();
    }
}
