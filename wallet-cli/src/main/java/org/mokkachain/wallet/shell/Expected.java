package org.mokkachain.wallet.shell;

import java.util.List;
import java.util.Optional;

/** What may stand for an argument, told from what the command's help calls it. */
enum Expected {
    OWN_ACCOUNT,
    ANY_ACCOUNT,
    CONTACT,
    ASSET,
    UNIT,
    NATIVE_UNIT,
    TRANSACTION,
    FILE,
    DIRECTORY,
    BLOCK,
    VALIDATOR,
    PROPOSAL,
    PARAMETER,
    TOPIC,
    /** One of the words that the label itself lists, as in {@code 12|24}. */
    CHOICE,
    /** Something new, or something that nobody could guess. */
    ANYTHING;

    private static final List<String> OWN = List.of("--from", "--sign-with");

    /**
     * What stands there.
     *
     * @param command noun and verb
     * @param option the option whose value it is; empty for a free word
     * @param label its name in the help
     * @return empty if the label is unknown, which a test excludes
     */
    static Optional<Expected> of(String command, String option, String label) {
        return Optional.ofNullable(
                switch (label) {
                    case "ACCOUNT" -> OWN.contains(option) ? OWN_ACCOUNT : ANY_ACCOUNT;
                    case "KEY[:WEIGHT]" -> OWN_ACCOUNT;
                    case "NAME" -> ofName(command);
                    case "ASSET" -> ASSET;
                    case "AMOUNT" -> ofAmount(option);
                    case "ID" -> TRANSACTION;
                    case "FILE" -> FILE;
                    case "DIR" -> DIRECTORY;
                    case "BLOCK" -> BLOCK;
                    case "VALIDATOR" -> VALIDATOR;
                    case "NUMBER" -> PROPOSAL;
                    case "PARAMETER" -> PARAMETER;
                    case "TOPIC" -> TOPIC;
                    case "ADDRESS", "BLOCKS", "HASH", "HEIGHT", "HOST:PORT", "KEY", "KEY VALUE", "N", "NEW-NAME",
                            "SYMBOL", "TEXT", "TIME", "URL", "VALUE" -> ANYTHING;
                    default -> label.contains("|") ? CHOICE : null;
                });
    }

    private static Expected ofName(String command) {
        if (command.equals("contact remove")) {
            return CONTACT;
        }
        boolean old = command.startsWith("account ")
                && !command.equals("account new")
                && !command.equals("account import");
        return old ? OWN_ACCOUNT : ANYTHING;
    }

    private static Expected ofAmount(String option) {
        return switch (option) {
            case "--fee" -> NATIVE_UNIT;
            case "--supply" -> ANYTHING;
            default -> UNIT;
        };
    }
}
