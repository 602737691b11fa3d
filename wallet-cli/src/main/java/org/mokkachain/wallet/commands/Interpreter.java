package org.mokkachain.wallet.commands;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Problem;
import org.mokkachain.keystore.DamagedKeyFileException;
import org.mokkachain.keystore.InsecurePermissionsException;
import org.mokkachain.keystore.KeyExistsException;
import org.mokkachain.keystore.KeyFileMissingException;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.WrongPasswordException;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.session.Clients;
import org.mokkachain.wallet.session.GlobalOption;
import org.mokkachain.wallet.session.Session;
import org.mokkachain.wallet.session.Settings;
import org.mokkachain.wallet.session.Surroundings;
import picocli.CommandLine.ParameterException;

/** Runs one line of words: finds the command, reads its options, reports how it ended. For one thread. */
public final class Interpreter {
    private final Surroundings surroundings;
    private final Settings settings;
    private final Clients clients;
    private final String prefix;

    /**
     * For lines typed in one place.
     *
     * @param settings what applies where the line says nothing else
     * @param prefix what a person types before the noun
     */
    public Interpreter(Surroundings surroundings, Settings settings, Clients clients, String prefix) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.clients = clients;
        this.prefix = prefix;
    }

    /** Whether there is a command among the arguments, or a wish for help; if not, it is the shell that is wanted. */
    public static boolean isCommand(List<String> arguments) throws Failure {
        Words words = Words.of(arguments);
        return words.noun().isPresent() || !words.rest().isEmpty() || words.wantsHelp();
    }

    /** The settings that options without a command say. */
    public static Settings settings(List<String> options, Settings before) throws Failure {
        return Words.of(options).options().over(before);
    }

    /** Runs a line; what goes wrong is reported. */
    public ExitCode run(List<String> arguments) {
        boolean json = settings.json() || arguments.contains("--json");
        Output output = new Output(
                surroundings.out(),
                surroundings.err(),
                new Output.Mode(json, surroundings.colour(), surroundings.live()));
        try {
            return dispatch(Words.of(arguments), output);
        } catch (Failure e) {
            return report(output, e);
        } catch (KeystoreException e) {
            return report(output, failure(e));
        } catch (MokkaClientException e) {
            return report(output, failure(e));
        }
    }

    private static ExitCode report(Output output, Failure failure) {
        output.failure(failure);
        return failure.exitCode();
    }

    private ExitCode dispatch(Words words, Output output) throws Failure, KeystoreException, MokkaClientException {
        if (words.noun().filter("help"::equals).isPresent()) {
            List<String> about = new ArrayList<>(words.verb().stream().toList());
            about.addAll(words.rest());
            about.add(GlobalOption.HELP.word());
            return dispatch(Words.of(about), output);
        }
        Help help = new Help(output, prefix);
        if (words.noun().isEmpty()) {
            if (!words.rest().isEmpty()) {
                throw Failure.usage("there is no option '" + words.rest().getFirst() + "'", "See: " + prefix + "help");
            }
            help.overview();
            return ExitCode.OK;
        }
        String noun = words.noun().get();
        List<String> verbs = CommandTree.verbs(noun);
        if (verbs.isEmpty()) {
            throw Failure.usage(
                    "there is no command '" + noun + "'",
                    "Commands begin with one of: " + String.join(", ", CommandTree.nouns()) + ". See: " + prefix
                            + "help");
        }
        if (words.verb().isEmpty() && words.wantsHelp()) {
            help.nouns(List.of(noun));
            return ExitCode.OK;
        }
        String verb = words.verb().orElse("");
        WalletCommand command = CommandTree.create(noun, verb)
                .orElseThrow(() -> Failure.usage(
                        verb.isEmpty() ? "'" + noun + "' alone says too little"
                                : "there is no '" + noun + " " + verb + "'",
                        "There is: " + noun + " " + String.join("|", verbs) + "."));
        if (words.wantsHelp()) {
            help.command(ManualPage.of(noun, verb));
            return ExitCode.OK;
        }
        if (!words.rest().isEmpty() || !command.worksAlone()) {
            parse(command, words.rest(), noun + " " + verb);
        }
        Session session = new Session(surroundings, words.options().over(settings), clients);
        try {
            return command.run(session);
        } finally {
            session.output().endProgress();
        }
    }

    private void parse(WalletCommand command, List<String> arguments, String name) throws Failure {
        try {
            CommandTree.parser(command).parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw command.repeatsMistakes()
                    ? Failure.usage(oneLine(e), "See: " + prefix + name + " --help")
                    : Failure.usage(
                            "the arguments of '" + name + "' are not understood; they are not repeated here, since a"
                                    + " secret may be among them",
                            "See: " + prefix + name + " --help. Words of a mnemonic are asked for, never arguments.");
        }
    }

    private static String oneLine(ParameterException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }

    private static Failure failure(KeystoreException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof WrongPasswordException) {
            return new Failure(ExitCode.WRONG_PASSWORD, "wrong_password", message, e.remedy());
        }
        String code =
                switch (e) {
                    case DamagedKeyFileException _ -> "damaged_key_file";
                    case InsecurePermissionsException _ -> "insecure_permissions";
                    case KeyExistsException _ -> "key_exists";
                    case KeyFileMissingException _ -> "key_file_missing";
                    default -> "keystore";
                };
        return Failure.configuration(code, message, e.remedy());
    }

    private static Failure failure(MokkaClientException e) {
        if (Thread.currentThread().isInterrupted()) {
            return Failure.interrupted();
        }
        return switch (e) {
            case ApiException refused -> {
                Problem problem = refused.problem();
                yield new Failure(problem.exitCode(), problem.code(), problem.detail(), problem.remedy());
            }
            case ConnectionException lost -> new Failure(
                    ExitCode.CANNOT_CONNECT,
                    "cannot_connect",
                    String.valueOf(lost.getMessage()),
                    "Start a network with ./mokka devnet, or name a running node with --node.");
        };
    }
}
