package org.mokkachain.keystore.mnemonic;

/** Words that are no mnemonic. The message says what is wrong and where, never which word was read. */
public final class MnemonicException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    MnemonicException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** One sentence: what to do about it. */
    public String remedy() {
        return remedy;
    }
}
