package org.mokkachain.wallet.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Keystore;
import org.mokkachain.wallet.commands.CommandTree;
import org.mokkachain.wallet.directory.WalletDirectory;
import org.mokkachain.wallet.output.Failure;

/** Offers commands, their options, and the names of accounts and contacts where one is expected. */
final class ShellCompleter implements Completer {
    private static final List<String> BUILT_IN = List.of("help", "clear", "exit");
    private static final List<String> OWN = List.of("--from", "--sign-with", "--key");
    private static final List<String> ANYONE = List.of("--to", "--account", "--owner");
    private static final List<String> GLOBAL_WITH_VALUE =
            List.of("--node", "--wallet-dir", "--from", "--password-file", "--timeout");

    private final WalletDirectory directory;

    ShellCompleter(WalletDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = new ArrayList<>(line.words().subList(0, line.wordIndex()));
        List<String> names = names(before);
        if (!names.isEmpty() && names.getFirst().equals("help")) {
            names = names.subList(1, names.size());
        }
        String previous = before.isEmpty() ? "" : before.getLast();
        if (OWN.contains(previous)) {
            accounts(candidates);
        } else if (ANYONE.contains(previous)) {
            accounts(candidates);
            contacts(candidates);
        } else if (names.isEmpty()) {
            CommandTree.nouns().forEach(noun -> add(candidates, noun, "", "commands"));
            BUILT_IN.forEach(word -> add(candidates, word, "", "shell"));
        } else if (names.size() == 1) {
            String noun = names.getFirst();
            CommandTree.verbs(noun).forEach(verb -> add(candidates, verb, CommandTree.summary(noun, verb), noun));
        } else {
            argument(line, before, names, candidates);
        }
    }

    private void argument(ParsedLine line, List<String> before, List<String> names, List<Candidate> candidates) {
        String noun = names.get(0);
        String verb = names.get(1);
        Map<String, CommandTree.Option> options = CommandTree.options(noun, verb);
        CommandTree.Option previous = options.get(before.getLast());
        if (previous != null && previous.takesValue()) {
            return; // anything may stand here
        }
        if (names.size() == 2 && !line.word().startsWith("-")) {
            positional(noun + " " + verb, candidates);
        }
        options.forEach((name, option) -> {
            if (!before.contains(name)) {
                add(candidates, name, option.text(), "options");
            }
        });
    }

    private void positional(String command, List<Candidate> candidates) {
        switch (command) {
            case "account show", "account rename", "account export", "account delete", "account change-password" ->
                accounts(candidates);
            case "account balance", "multisig show" -> {
                accounts(candidates);
                contacts(candidates);
            }
            case "contact remove" -> contacts(candidates);
            case "block show" -> add(candidates, "latest", "the last final block", "blocks");
            default -> {
                // a new name, an id, or nothing
            }
        }
    }

    /** Noun, verb and what stands free after them. */
    private static List<String> names(List<String> words) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (GLOBAL_WITH_VALUE.contains(words.get(i))) {
                i++;
            } else if (!words.get(i).startsWith("-")) {
                names.add(words.get(i));
            }
        }
        return names;
    }

    private void accounts(List<Candidate> candidates) {
        try {
            new Keystore(directory.path())
                    .list()
                    .accounts()
                    .forEach(account -> add(candidates, account.name(), "", "accounts"));
        } catch (KeystoreException e) {
            return; // the command itself will say it
        }
    }

    private void contacts(List<Candidate> candidates) {
        try {
            directory.contacts().all().forEach((name, address) -> add(candidates, name, address, "contacts"));
        } catch (Failure e) {
            return; // the command itself will say it
        }
    }

    private static void add(List<Candidate> candidates, String value, String description, String group) {
        String shown = description.isEmpty() ? null : description;
        candidates.add(new Candidate(value, value, group, shown, null, null, true));
    }
}
