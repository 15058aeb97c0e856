/**
 * How IWC writes what it writes, and reads it back: JSON and YAML in one canonical spelling, files that appear whole or
 * not at all, the hashes they are known by, and tables of text. What stands in an artifact is decided by whoever calls;
 * nothing here knows requests, metrics or runs.
 */
@NullMarked
package io.iwc.artifact;

import org.jspecify.annotations.NullMarked;
