package org.mokkachain.types.governance;

/**
 * What is laid down for an account or a node. Denied holds in every mode, allowed matters in allow-list mode; neither
 * locks out the validators and the accounts that operate them.
 */
public enum Permission {
    /** Nothing: whatever the mode says. */
    NONE(0),
    ALLOWED(1),
    DENIED(2);

    private final int code;

    Permission(int code) {
        this.code = code;
    }

    /** Code in canonical encodings. */
    public int code() {
        return code;
    }

    /** Whether it is enough, where only the allowed are let in ({@code allowList}) or everybody not denied is. */
    public boolean suffices(boolean allowList) {
        return switch (this) {
            case NONE -> !allowList;
            case ALLOWED -> true;
            case DENIED -> false;
        };
    }

    /** The permission with this code; {@link IllegalArgumentException} if there is none. */
    public static Permission ofCode(int code) {
        return switch (code) {
            case 0 -> NONE;
            case 1 -> ALLOWED;
            case 2 -> DENIED;
            default -> throw new IllegalArgumentException("unknown permission " + code);
        };
    }
}
