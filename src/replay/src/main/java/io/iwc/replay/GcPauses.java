package io.iwc.replay;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Watches how long garbage collections stopped this process: pauses of the client would show as latency of the server.
 */
final class GcPauses implements AutoCloseable {
    private final AtomicLong longestMillis = new AtomicLong();
    private final NotificationListener listener = this::collected;
    private final List<NotificationEmitter> emitters = new ArrayList<>();

    GcPauses() {
        for (var bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (bean instanceof NotificationEmitter emitter && stopsTheWorld(bean)) {
                emitter.addNotificationListener(listener, null, null);
                emitters.add(emitter);
            }
        }
    }

    /** The longest pause so far, to the millisecond. */
    double longestSeconds() {
        return longestMillis.get() / 1e3;
    }

    @Override
    public void close() {
        for (var emitter : emitters) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("the listener was added when watching began", e);
            }
        }
    }

    /** Concurrent collectors report whole cycles under that name. */
    private static boolean stopsTheWorld(GarbageCollectorMXBean bean) {
        return !bean.getName().endsWith("Cycles") && !bean.getName().endsWith("Concurrent GC");
    }

    private void collected(Notification notification, Object handback) {
        if (notification.getUserData() instanceof CompositeData details
                && notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            var pause =
                    GarbageCollectionNotificationInfo.from(details).getGcInfo().getDuration();
            longestMillis.accumulateAndGet(pause, Math::max);
        }
    }
}
