package org.mokkachain.wallet.shell;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.mokkachain.api.model.Topic;
import org.mokkachain.keystore.Keystore;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.wallet.directory.RecentTransactions;
import org.mokkachain.wallet.directory.WalletDirectory;
import org.mokkachain.wallet.output.Failure;

/** What may stand in a place, as far as wallet, chain and disk know it. What cannot be read is left out. */
final class Offers {
    private static final String NATIVE = "MOKKA";

    private final WalletDirectory directory;
    private final ChainNames chain;
    private final Supplier<ChainView> view;

    Offers(WalletDirectory directory, ChainNames chain, Supplier<ChainView> view) {
        this.directory = directory;
        this.chain = chain;
        this.view = view;
    }

    /** Takes what is offered. */
    interface Taker {
        /** A word that is complete. */
        void take(String group, String word, String description);

        /** A word that goes on. */
        void begin(String group, String word);
    }

    /**
     * Offers what may stand there.
     *
     * @param label what the help calls it
     * @param begun what is typed of the word already
     */
    void make(Expected expected, String label, String begun, Taker taker) {
        switch (expected) {
            case OWN_ACCOUNT -> accounts(taker);
            case ANY_ACCOUNT -> {
                accounts(taker);
                contacts(taker);
            }
            case CONTACT -> contacts(taker);
            case ASSET -> assets(begun, taker);
            case UNIT -> {
                words("assets", List.of(NATIVE), taker);
                assets("", taker);
            }
            case NATIVE_UNIT -> words("assets", List.of(NATIVE), taker);
            case TRANSACTION -> transactions(taker);
            case FILE -> files(begun, false, taker);
            case DIRECTORY -> files(begun, true, taker);
            case BLOCK -> blocks(taker);
            case VALIDATOR -> chain.validators().forEach(validator -> taker.take(
                    "validators", validator.name(), validator.online() ? "online" : "offline"));
            case PROPOSAL -> chain.openProposals().forEach(proposal -> taker.take(
                    "proposals", Long.toString(proposal.number()), proposal.text()));
            case PARAMETER -> Arrays.stream(Parameter.values()).forEach(parameter -> taker.take(
                    "parameters", parameter.text(), parameter.min() + " to " + parameter.max()));
            case TOPIC -> words("topics", Arrays.stream(Topic.values()).map(Topic::text).toList(), taker);
            case CHOICE -> words("one of", List.of(label.split("\\|")), taker);
            case ANYTHING -> {
                // nobody knows
            }
        }
    }

    private static void words(String group, Collection<String> words, Taker taker) {
        words.forEach(word -> taker.take(group, word, ""));
    }

    private void accounts(Taker taker) {
        try {
            new Keystore(directory.path())
                    .list()
                    .accounts()
                    .forEach(account -> taker.take("accounts", account.name(), ""));
        } catch (KeystoreException e) {
            return; // the command itself will say it
        }
    }

    private void contacts(Taker taker) {
        try {
            directory.contacts().all().forEach((name, address) -> taker.take("contacts", name, address));
        } catch (Failure e) {
            return; // the command itself will say it
        }
    }

    /** Ids only where one has been begun: they would bury the symbols. */
    private void assets(String begun, Taker taker) {
        chain.assets().forEach(asset -> {
            taker.take("assets", asset.symbol(), "");
            if (!begun.isEmpty() && asset.id().startsWith(begun)) {
                taker.take("assets by id", asset.id(), asset.symbol());
            }
        });
    }

    private void transactions(Taker taker) {
        for (RecentTransactions.Entry recent : directory.recentTransactions().newest()) {
            taker.take("transactions", recent.id(), recent.what());
        }
    }

    private void blocks(Taker taker) {
        taker.take("blocks", "latest", "the last final block");
        view.get().status().ifPresent(status -> taker.take("blocks", Long.toString(status.height()), ""));
    }

    private static void files(String begun, boolean directoriesOnly, Taker taker) {
        for (String file : FileNames.of(begun, directoriesOnly)) {
            if (file.endsWith("/")) {
                taker.begin("files", file);
            } else {
                taker.take("files", file, "");
            }
        }
    }
}
