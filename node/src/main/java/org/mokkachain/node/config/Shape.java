package org.mokkachain.node.config;

/** How the value of a property is written in TOML. */
enum Shape {
    TEXT("a text in quotes"),
    NUMBER("a whole number without quotes"),
    SWITCH("true or false, without quotes"),
    LIST("a list of texts, as in [\"one\", \"two\"]");

    private final String written;

    Shape(String written) {
        this.written = written;
    }

    /** How to write it, for an error message. */
    String written() {
        return written;
    }
}
