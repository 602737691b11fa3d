package org.mokkachain.wallet.verify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mokkachain.wallet.output.Failure;

/** What is asked for on the command line. */
record Request(Optional<Path> receipt, Optional<Path> genesis, boolean help) {
    static final String USAGE =
            """
            Usage: mokka verify RECEIPT.json [--genesis FILE] [--json]

            Checks a receipt offline, with no trust in whoever gave it to you. Exit code 0: everything it says is
            proven; 1: it is not, and the step that failed is named; 3: the genesis cannot be read.

              --genesis FILE   the genesis of the network, which you must have from a source you trust;
                               without it genesis.json in this folder, else that of the development network
              --json           one JSON object
            """;

    private static final String REMEDY = "See 'mokka verify --help'.";

    static Request of(List<String> arguments) throws Failure {
        Optional<Path> receipt = Optional.empty();
        Optional<Path> genesis = Optional.empty();
        boolean help = false;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("--genesis") || word.startsWith("--genesis=")) {
                genesis = Optional.of(path(genesisFile(word, words)));
            } else if (word.equals("--help") || word.equals("-h")) {
                help = true;
            } else if (word.startsWith("-") && !word.equals("--json")) {
                throw Failure.usage("there is no option '" + word + "'", REMEDY);
            } else if (!word.startsWith("-")) {
                if (receipt.isPresent()) {
                    throw Failure.usage("more than one receipt is given", REMEDY);
                }
                receipt = Optional.of(path(word));
            }
        }
        if (receipt.isEmpty() && !help) {
            throw Failure.usage("no receipt is given", REMEDY);
        }
        return new Request(receipt, genesis, help);
    }

    private static String genesisFile(String word, Iterator<String> words) throws Failure {
        int sign = word.indexOf('=');
        if (sign < 0 && !words.hasNext()) {
            throw Failure.usage("--genesis needs a file", REMEDY);
        }
        return sign < 0 ? words.next() : word.substring(sign + 1);
    }

    private static Path path(String text) throws Failure {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Failure.usage("'" + text + "' is not a path: " + e.getReason(), REMEDY);
        }
    }
}
