/** What a recording proxy adds to an answer, beside one that does nothing but carry bytes. */
@NullMarked
package io.iwc.bench.record;

import org.jspecify.annotations.NullMarked;
