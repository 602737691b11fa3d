package org.mokkachain.api.model;

/** How every command of Mokka ends. The numbers are part of the contract with scripts. */
public enum ExitCode {
    OK(0),
    ERROR(1),
    USAGE(2),
    /** A setting, a configuration file, a genesis or a keystore is wrong. */
    CONFIGURATION(3),
    WRONG_PASSWORD(4),
    CANNOT_CONNECT(5),
    /** A node refused the transaction, or it failed on chain. */
    REJECTED(6),
    /** Not final before the timeout; what becomes of it is open. */
    NOT_FINAL(7),
    CHAIN_STALLED(8),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The process exit status. */
    public int number() {
        return number;
    }
}
