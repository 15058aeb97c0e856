/**
 * Reports: figures as data, and the pages, tables and files made of them. Computes no metric; it
 * shows the numbers that {@code core} measured.
 */
@NullMarked
package io.iwc.report.internal;

import org.jspecify.annotations.NullMarked;
