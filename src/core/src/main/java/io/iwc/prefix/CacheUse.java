package io.iwc.prefix;

/**
 * What a cache does for one prompt, in tokens.
 *
 * @param read taken from the cache
 * @param written into it for 5 minutes at a price of its own; 0 where writing costs nothing
 * @param writtenLong the same for 1 hour
 * @param possible what could have been read had everything been kept that was sent within the life of an entry
 * @since 0.1
 */
public record CacheUse(int read, int written, int writtenLong, int possible) {}
