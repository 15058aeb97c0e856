package io.iwc.simulator.endpoint;

/**
 * What names an answer.
 *
 * @param id without the prefix of its shape
 * @param createdSeconds Unix time, 0 on the virtual clock
 * @param model the requested model
 * @param fingerprint names the profile behind it
 */
record Envelope(String id, long createdSeconds, String model, String fingerprint) {}
