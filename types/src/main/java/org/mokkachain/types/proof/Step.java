package org.mokkachain.types.proof;

/** The steps of a verification, in their order; a failure names the first one that does not hold. */
public enum Step {
    /** The bytes are the one encoding of a proof. */
    FORMAT("format"),
    /** It speaks of the network of the genesis. */
    NETWORK("network"),
    /** Each validator set names the next one, from the genesis to the epoch of the block. */
    VALIDATORS("validators"),
    /** A quorum of those validators made the block final. */
    FINALITY("finality"),
    /** The transaction is signed and stands in the block. */
    TRANSACTION("transaction"),
    /** This is what came of this transaction. */
    RECEIPT("receipt"),
    /** The state after the block has this entry, or has none under this key. */
    STATE("state"),
    /** What is written for people says what the bytes say. */
    TEXT("text");

    private final String text;

    Step(String text) {
        this.text = text;
    }

    /** A stable word. */
    public String text() {
        return text;
    }
}
