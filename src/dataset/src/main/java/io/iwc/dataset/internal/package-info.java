/**
 * What the readers of this module know and trace studies need too: the names that columns of serving logs go by. For
 * IWC's own modules only.
 */
@NullMarked
package io.iwc.dataset.internal;

import org.jspecify.annotations.NullMarked;
