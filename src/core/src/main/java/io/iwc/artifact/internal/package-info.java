/**
 * Reading and writing of artifacts: JSON and YAML in one canonical form, files that appear whole or
 * not at all, the hashes they are known by, and tables of text. The content of an artifact is decided by the caller;
 * nothing here knows requests, metrics or runs.
 */
@NullMarked
package io.iwc.artifact.internal;

import org.jspecify.annotations.NullMarked;
