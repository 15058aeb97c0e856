package io.iwc.record;

import java.nio.file.Path;

/**
 * A folder of a recording that is complete.
 *
 * @param path of the folder
 * @param requests that are in its workload
 * @param sessions that they are of
 * @since 0.1
 */
public record RecordedFolder(Path path, int requests, int sessions) {}
