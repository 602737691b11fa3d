package org.mokkachain.wallet.session;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.MnemonicFile;
import org.mokkachain.keystore.Password;
import org.mokkachain.keystore.mnemonic.Mnemonic;
import org.mokkachain.keystore.mnemonic.MnemonicException;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;

/**
 * Shows the words of a mnemonic to a person, and takes them from one, or from a file. They appear on the terminal and
 * nowhere else: neither on standard output nor on a redirected standard error.
 */
public final class Mnemonics {
    private static final int COLUMNS = 4;
    private static final int LONGEST_WORD = 8;
    private static final int ASKED_FOR = 3;
    private static final int MAX_TRIES = 3;

    private final Settings settings;
    private final Prompter prompter;
    private final Output output;

    Mnemonics(Settings settings, Prompter prompter, Output output) {
        this.settings = settings;
        this.prompter = prompter;
        this.output = output;
    }

    /** Refuses where nobody would see the words. */
    public void requireScreen() throws Failure {
        if (!prompter.canShow()) {
            throw Failure.usage(
                    "the words can be shown at a terminal only, and this is none",
                    "Add --mnemonic-file FILE: it is created for its owner only.");
        }
    }

    /**
     * Shows the words once. Unless {@code --yes} says otherwise they are taken off the screen again, and some have to
     * be typed, so that a copy exists before anything depends on it.
     */
    public void show(Mnemonic mnemonic, String account) throws Failure {
        output.endProgress();
        List<String> lines = new ArrayList<>();
        lines.add("These " + mnemonic.size() + " words are the key of " + account + ". Write them down in this order.");
        lines.add("Whoever has them has the account; they are not shown again.");
        lines.addAll(table(mnemonic));
        prompter.show(lines);
        if (settings.yes()) {
            return;
        }
        boolean done = prompter.line("Press Enter when they are written down. ").isPresent();
        prompter.erase(lines.size() + 1);
        if (!done) {
            throw notConfirmed();
        }
        for (int index : someOf(mnemonic.size())) {
            ask(mnemonic, index);
        }
    }

    /** The words that a person types, without showing them. */
    public Mnemonic typed() throws Failure {
        if (!prompter.canAsk()) {
            throw Failure.usage(
                    "the words are needed and standard input is no terminal", "Add --mnemonic-file FILE.");
        }
        char[] typed = prompter.secret("Words, with a space between each two: ").orElse(new char[0]);
        try {
            return Mnemonic.parse(typed);
        } catch (MnemonicException e) {
            throw bad(e);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /**
     * The passphrase (BIP-39) that belongs to words, typed twice and not shown: with another one they silently lead to
     * another key. The caller overwrites it.
     */
    public char[] passphrase() throws Failure {
        if (!prompter.canAsk()) {
            throw Failure.usage(
                    "the passphrase is asked for, and standard input is no terminal",
                    "Run it at a terminal; a passphrase is never an argument.");
        }
        char[] first = prompter.secret("Passphrase of the words: ").orElse(new char[0]);
        char[] second = prompter.secret("Once more: ").orElse(new char[0]);
        boolean same = Arrays.equals(first, second);
        Arrays.fill(second, '\0');
        if (!same) {
            Arrays.fill(first, '\0');
            throw new Failure(ExitCode.ERROR, "passphrases_differ", "the two passphrases differ", "Try again.");
        }
        return first;
    }

    /** The words in a file. */
    public Mnemonic onFile(Path file) throws Failure, KeystoreException {
        try {
            Mnemonic mnemonic = MnemonicFile.read(file);
            if (Password.isReadableByOthers(file)) {
                output.note("Others than its owner have access to the words in " + file + "; run: chmod 600 " + file);
            }
            return mnemonic;
        } catch (MnemonicException e) {
            throw bad(e);
        }
    }

    private void ask(Mnemonic mnemonic, int index) throws Failure {
        char[] word = mnemonic.word(index).toCharArray();
        for (int i = 0; i < MAX_TRIES; i++) {
            char[] typed = prompter.secret("Word " + (index + 1) + ": ").orElseThrow(Mnemonics::notConfirmed);
            boolean right = Arrays.equals(trimmed(typed), word);
            Arrays.fill(typed, '\0');
            if (right) {
                return;
            }
            prompter.show(List.of("That is not word " + (index + 1) + "."));
        }
        throw notConfirmed();
    }

    private static char[] trimmed(char[] typed) {
        int end = typed.length;
        while (end > 0 && typed[end - 1] == ' ') {
            end--;
        }
        return Arrays.copyOf(typed, end);
    }

    private static List<String> table(Mnemonic mnemonic) {
        List<String> lines = new ArrayList<>();
        for (int first = 0; first < mnemonic.size(); first += COLUMNS) {
            StringBuilder line = new StringBuilder();
            for (int i = first; i < Math.min(first + COLUMNS, mnemonic.size()); i++) {
                String word = mnemonic.word(i);
                line.append(i < 9 ? "   " : "  ").append(i + 1).append(' ').append(word);
                line.append(" ".repeat(LONGEST_WORD - word.length()));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static SortedSet<Integer> someOf(int size) {
        SecureRandom random = new SecureRandom();
        SortedSet<Integer> some = new TreeSet<>();
        while (some.size() < ASKED_FOR) {
            some.add(random.nextInt(size));
        }
        return some;
    }

    private static Failure notConfirmed() {
        return new Failure(
                ExitCode.ERROR,
                "mnemonic_not_confirmed",
                "the words were not confirmed, so no account was made",
                "Run the command again; it gives new words.");
    }

    private static Failure bad(MnemonicException e) {
        return new Failure(ExitCode.USAGE, "bad_mnemonic", String.valueOf(e.getMessage()), e.remedy());
    }
}
