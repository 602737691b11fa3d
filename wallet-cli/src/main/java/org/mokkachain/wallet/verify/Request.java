package org.mokkachain.wallet.verify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mokkachain.wallet.output.Failure;

/** What is asked for on the command line. */
record Request(Optional<Path> receipt, Optional<Path> genesis, Optional<Path> document, boolean help) {
    static final String USAGE =
            """
            Usage: mokka verify RECEIPT.json [--genesis FILE] [--document FILE] [--json]

            Checks a receipt offline, with no trust in whoever gave it to you. Exit code 0: everything it says is
            proven; 1: it is not, and the step that failed is named; 3: the genesis cannot be read.

              --genesis FILE   the genesis of the network, which you must have from a source you trust;
                               without it genesis.json in this folder, else that of the development network
              --document FILE  a document that the receipt must be about: that its SHA-256 is anchored has to be
                               proven, too
              --json           one JSON object

            Example: mokka verify contract-receipt.json --document contract.pdf --genesis genesis.json
            """;

    private static final String GENESIS = "--genesis";
    private static final String DOCUMENT = "--document";
    private static final String REMEDY = "See 'mokka verify --help'.";

    static Request of(List<String> arguments) throws Failure {
        Optional<Path> receipt = Optional.empty();
        Optional<Path> genesis = Optional.empty();
        Optional<Path> document = Optional.empty();
        boolean help = false;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (isOption(word, GENESIS)) {
                genesis = Optional.of(path(value(GENESIS, word, words)));
            } else if (isOption(word, DOCUMENT)) {
                document = Optional.of(path(value(DOCUMENT, word, words)));
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
        return new Request(receipt, genesis, document, help);
    }

    private static boolean isOption(String word, String option) {
        return word.equals(option) || word.startsWith(option + "=");
    }

    private static String value(String option, String word, Iterator<String> words) throws Failure {
        int sign = word.indexOf('=');
        if (sign < 0 && !words.hasNext()) {
            throw Failure.usage(option + " needs a file", REMEDY);
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
