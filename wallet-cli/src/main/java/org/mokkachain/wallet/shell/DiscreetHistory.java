package org.mokkachain.wallet.shell;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;
import org.mokkachain.keystore.mnemonic.Mnemonic;
import org.mokkachain.wallet.commands.CommandTree;

/**
 * Keeps the lines typed, but nothing secret that people write where it does not belong: no line with words of a
 * mnemonic, none with an option that sounds like a secret ({@code --password hunter2}). A line that is no command may
 * be a password typed too early: it can be called back as long as the shell runs, and never gets into the file. The
 * name of a password file is no secret.
 */
final class DiscreetHistory extends DefaultHistory {
    private static final Pattern SECRET =
            Pattern.compile("(?i)--?[a-z-]*(password|passphrase|passwd|secret|seed|private|mnemonic)[a-z-]*");
    private static final Pattern HARMLESS = Pattern.compile("(?i).*-(file|words)");

    @Override
    public void add(Instant time, String line) {
        if (!mayHoldSecret(line)) {
            super.add(time, line);
        }
    }

    @Override
    public boolean isPersistable(Entry entry) {
        return entry.line().lines().filter(line -> !line.isBlank()).allMatch(DiscreetHistory::isCommand);
    }

    static boolean mayHoldSecret(String text) {
        return Mnemonic.isLikelyIn(text) || text.lines().anyMatch(DiscreetHistory::givesSecret);
    }

    /** Whether an option that sounds like a secret has a value. */
    private static boolean givesSecret(String line) {
        String[] words = line.strip().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            int sign = words[i].indexOf('=');
            String option = sign < 0 ? words[i] : words[i].substring(0, sign);
            boolean value = sign >= 0 || i + 1 < words.length && !words[i + 1].startsWith("-");
            if (value && SECRET.matcher(option).matches() && !HARMLESS.matcher(option).matches()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCommand(String line) {
        List<String> words = Typed.withoutOuterWords(List.of(line.strip().split("\\s+")));
        String first = words.isEmpty() ? "" : words.getFirst();
        return first.isEmpty()
                || first.startsWith("--")
                || first.equals("quit")
                || Typed.BUILT_IN.containsKey(first)
                || CommandTree.nouns().contains(first);
    }
}
