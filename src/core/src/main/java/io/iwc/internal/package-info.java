/**
 * Shared by packages of the core, not for users: not part of the API, free to change in every release.
 * Nothing here knows requests or files.
 */
@NullMarked
package io.iwc.internal;

import org.jspecify.annotations.NullMarked;
