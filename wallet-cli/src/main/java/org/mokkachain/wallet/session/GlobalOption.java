package org.mokkachain.wallet.session;

import java.util.Optional;

/** The options of every command. Read by hand: loading an option parser takes longer than most commands. */
public enum GlobalOption {
    NODE("--node", "URL", "Node to talk to (MOKKA_NODE; default " + Settings.DEFAULT_NODE + ")."),
    WALLET_DIR("--wallet-dir", "DIR", "Where accounts and contacts are (MOKKA_WALLET_DIR; default ~/.mokka/wallet)."),
    FROM("--from", "ACCOUNT", "Account to act for, by name or address."),
    PASSWORD_FILE("--password-file", "FILE", "File with the accounts' password (MOKKA_PASSWORD_FILE)."),
    TIMEOUT("--timeout", "TIME", "How long to wait for finality, as in 500ms, 30s, 2m (default 30s)."),
    YES("--yes", "", "Do not ask for confirmation."),
    NO_WAIT("--no-wait", "", "Do not wait for finality."),
    LINEARIZABLE("--linearizable", "", "Read whatever is final anywhere; fails without a quorum of validators."),
    OFFLINE("--offline", "", "Never talk to a node."),
    JSON("--json", "", "Write JSON, for programs."),
    HELP("--help", "", "Show how to use a command.");

    private final String word;
    private final String value;
    private final String text;

    GlobalOption(String word, String value, String text) {
        this.word = word;
        this.value = value;
        this.text = text;
    }

    /** The option written so. */
    public static Optional<GlobalOption> of(String word) {
        for (GlobalOption option : values()) {
            if (option.word.equals(word)) {
                return Optional.of(option);
            }
        }
        return word.equals("-h") ? Optional.of(HELP) : Optional.empty();
    }

    public String word() {
        return word;
    }

    /** What its value is called; empty if it takes none. */
    public String value() {
        return value;
    }

    public boolean takesValue() {
        return !value.isEmpty();
    }

    /** What it means. */
    public String text() {
        return text;
    }
}
