package org.mokkachain.api.model;

/**
 * What a refusal is called. A switch over it is complete with the constants of {@link ErrorCode} and
 * {@link Unlisted}, so the compiler names what a new version of this library added.
 */
public sealed interface Code permits ErrorCode, Code.Unlisted {
    /** As in JSON: lower case with underscores. */
    String code();

    /** A code that this version does not know: the node is newer. Treat it by its HTTP status. */
    record Unlisted(String code) implements Code {}

    /** The code written as {@code text}, whatever that is. */
    static Code of(String text) {
        return ErrorCode.of(text).map(Code.class::cast).orElseGet(() -> new Unlisted(text));
    }
}
