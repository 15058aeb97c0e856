package io.iwc.dataset;

/** A format whose files are often nothing but times and lengths, millions of them, which need no object each. */
interface LengthsReader extends DatasetReader {
    /** What a file may consist of; one with other columns, or an odd row, is read row by row from there on. */
    LengthColumns lengthColumns();
}
