/** What the client itself adds to what it measures, against a server whose timing is known. */
@NullMarked
package io.iwc.bench.replay;

import org.jspecify.annotations.NullMarked;
