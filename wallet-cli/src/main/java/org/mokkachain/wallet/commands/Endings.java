package org.mokkachain.wallet.commands;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mokkachain.api.model.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** How commands may end, by what they do: whether they open a key, ask a node, send, wait. */
final class Endings {
    /** Those that ask no node, not even once. */
    private static final Set<String> LOCAL = Set.of(
            "account new", "account import", "account list", "account show", "account rename", "account export",
            "account change-password", "account delete", "contact add", "contact list", "contact remove");

    private static final Set<String> WRITING = Set.of("tx build", "multisig propose");
    private static final Set<String> SENDING = Set.of("tx batch", "tx submit", "multisig approve");
    private static final Set<String> SIGNING =
            Set.of("tx sign", "tx batch", "multisig approve", "account change-password");

    private Endings() {}

    /** The exit codes of a command, ascending. */
    static List<ExitCode> of(String name, CommandSpec spec) {
        boolean makes = spec.findOption("--fee") != null;
        boolean sends = (makes && !WRITING.contains(name)) || SENDING.contains(name);
        Set<ExitCode> codes =
                EnumSet.of(ExitCode.OK, ExitCode.ERROR, ExitCode.USAGE, ExitCode.CONFIGURATION);
        if (makes || SIGNING.contains(name)) {
            codes.add(ExitCode.WRONG_PASSWORD);
        }
        if (!LOCAL.contains(name)) {
            codes.add(ExitCode.CANNOT_CONNECT);
        }
        if (sends) {
            codes.addAll(EnumSet.of(ExitCode.REJECTED, ExitCode.NOT_FINAL));
        }
        if (name.equals("chain status")) {
            codes.add(ExitCode.CHAIN_STALLED);
        }
        codes.add(ExitCode.INTERRUPTED);
        return List.copyOf(codes);
    }

    /** What one means, in a few words. */
    static String meaning(ExitCode code) {
        return switch (code) {
            case OK -> "done";
            case ERROR -> "another error, or a question answered with no";
            case USAGE -> "usage: an unknown command, a bad amount or address, --yes or --password-file missing";
            case CONFIGURATION -> "keystore, wallet directory, genesis, or a node of another network";
            case WRONG_PASSWORD -> "wrong password";
            case CANNOT_CONNECT -> "no node answers";
            case REJECTED -> "the node refused the transaction, or it failed on chain";
            case NOT_FINAL -> "not final before --timeout";
            case CHAIN_STALLED -> "the chain is stalled";
            case INTERRUPTED -> "interrupted";
        };
    }
}
