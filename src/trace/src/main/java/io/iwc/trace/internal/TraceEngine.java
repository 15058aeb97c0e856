package io.iwc.trace.internal;

/** What runs the SQL of the studies. Not safe for use by several threads. */
interface TraceEngine extends AutoCloseable {
    /** The table of what the formats of the files leave out: {@code reason}, {@code n}. */
    String LEFT_OUT = "left_out";

    /** How it spells what not every engine spells alike. */
    SqlDialect dialect();

    /** Makes a table, or the view of one, that later statements may read more than once. */
    void table(String name, String query);

    /** Gives back the room of a table. */
    void drop(String name);

    /** The rows of a query, in its order. */
    Table rows(String query);

    @Override
    void close();
}
