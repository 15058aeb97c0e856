package io.iwc.examples.clients;

/** What an application wants to know, as JSON. */
record Parcel(String order, int days) {}
