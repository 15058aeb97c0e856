package io.iwc.examples.clients;

/** One message of a dialogue, before a client has put it in its own words. */
record Said(Role role, String text) {
    enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    static Said system(String text) {
        return new Said(Role.SYSTEM, text);
    }

    static Said user(String text) {
        return new Said(Role.USER, text);
    }

    static Said assistant(String text) {
        return new Said(Role.ASSISTANT, text);
    }
}
