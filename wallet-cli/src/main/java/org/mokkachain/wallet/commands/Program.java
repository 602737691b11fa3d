package org.mokkachain.wallet.commands;

import java.util.List;
import org.mokkachain.wallet.session.GlobalOption;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands with their options in one piece, for those who describe them. None is run through it. */
public final class Program {
    private Program() {}

    /** {@code mokka wallet}: its options are those of every command, below it are the nouns, below those the verbs. */
    public static CommandSpec spec() {
        CommandSpec wallet = CommandSpec.create().name("wallet");
        for (GlobalOption option : GlobalOption.values()) {
            OptionSpec.Builder built = OptionSpec.builder(option.word()).description(option.text());
            wallet.addOption(option.takesValue()
                    ? built.paramLabel(option.value()).arity("1").type(String.class).build()
                    : built.arity("0").type(boolean.class).build());
        }
        for (String noun : CommandTree.nouns()) {
            CommandSpec commands = CommandSpec.create().name(noun);
            for (String verb : CommandTree.verbs(noun)) {
                commands.addSubcommand(verb, spec(noun, verb));
            }
            wallet.addSubcommand(noun, commands);
        }
        return wallet;
    }

    /** One command with its own options; {@link IllegalArgumentException} if there is none of that name. */
    static CommandSpec spec(String noun, String verb) {
        CommandSpec spec = CommandTree.create(noun, verb)
                .map(command -> CommandTree.parser(command).getCommandSpec())
                .orElseThrow(() -> new IllegalArgumentException(noun + " " + verb));
        for (String option : refused(noun + " " + verb)) {
            spec.remove(spec.findOption(option));
        }
        return spec;
    }

    /** Options that a command shares with others and refuses itself. */
    private static List<String> refused(String name) {
        return switch (name) {
            case "tx build", "multisig propose" -> List.of("--build"); // the file is an argument
            case "tx batch" -> List.of("--build", "--nonce", "--valid-until"); // many transactions, no file
            default -> List.of();
        };
    }
}
