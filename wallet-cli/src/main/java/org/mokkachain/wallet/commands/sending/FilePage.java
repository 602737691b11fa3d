package org.mokkachain.wallet.commands.sending;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mokkachain.api.model.OperationView;
import org.mokkachain.api.model.TransactionView;
import org.mokkachain.api.receipt.TransactionContent;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.wallet.commands.base.Amounts;
import org.mokkachain.wallet.directory.PinnedNetwork;
import org.mokkachain.wallet.offline.Progress;
import org.mokkachain.wallet.offline.TransactionFile;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Session;

/**
 * What a transaction file says, for whoever is to sign or send it: decoded from the bytes that are signed, with the
 * names that this wallet has for addresses, and who has signed.
 */
public final class FilePage {
    private static final int SHOWN = 160;
    private static final List<String> AMOUNTS = List.of("amount", "supply");

    private final Session session;
    private final PinnedNetwork network;
    private final Names names;

    public FilePage(Session session, PinnedNetwork network) {
        this.session = session;
        this.network = network;
        this.names = new Names(session, network.addresses());
    }

    public PinnedNetwork network() {
        return network;
    }

    public Session session() {
        return session;
    }

    /** Before the question. */
    public void ask(TransactionFile file) throws Failure, KeystoreException {
        session.output().ask(table(file));
    }

    /** The result of a command that read or wrote the file. */
    public void report(Text sentence, Path path, TransactionFile file) throws Failure, KeystoreException {
        Output output = session.output();
        if (output.isJson()) {
            output.json(json(path, file));
            return;
        }
        output.print(sentence);
        if (!session.asksBefore()) {
            output.print(table(file));
        }
        output.note(next(path, file));
    }

    /** The file itself is all that is asked for. */
    public void show(Path path, TransactionFile file) throws Failure, KeystoreException {
        Output output = session.output();
        if (output.isJson()) {
            output.json(json(path, file));
        } else {
            output.print(table(file));
        }
    }

    private Table table(TransactionFile file) throws Failure, KeystoreException {
        TransactionView content = content(file);
        Table table = Table.fields()
                .field("network", network.label())
                .field("id", file.id().hex())
                .field("from", names.known(file.body().sender()).written());
        for (OperationView operation : content.operations()) {
            table.field("does", Text.bold(named(operation.text())));
            boolean readable = operation.fields().containsKey("memoText");
            operation.fields().forEach((name, value) -> {
                if (!readable || !name.equals("memo")) {
                    table.field("  " + name, shortened(value) + (AMOUNTS.contains(name) ? " base units" : ""));
                }
            });
        }
        Progress progress = file.progress();
        table.field("fee", Amounts.mokka(content.fee()))
                .field("nonce", Long.toString(content.nonce()))
                .field("valid until", "height " + content.validUntil())
                .field("signed by", signedBy(progress))
                .field("needed", needed(progress));
        return table;
    }

    /** What the bytes say, for people and programs alike. */
    public TransactionView content(TransactionFile file) {
        return new TransactionContent(network.addresses()).of(file.body(), file.signatures());
    }

    /** With names before the addresses that have one. */
    public String named(String text) throws Failure, KeystoreException {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            words.add(names.isAddress(word) ? names.known(names.address(word)).written() : word);
        }
        return String.join(" ", words);
    }

    private static String shortened(String value) {
        return value.length() <= SHOWN
                ? value
                : value.substring(0, SHOWN) + "… (" + value.length() + " characters)";
    }

    private String signedBy(Progress progress) throws Failure, KeystoreException {
        return progress.signatures().isEmpty()
                ? "nobody yet"
                : owners(progress.signatures().stream().map(TransactionSignature::key).toList());
    }

    private String needed(Progress progress) throws Failure, KeystoreException {
        if (progress.isComplete()) {
            return "nothing more";
        }
        if (progress.authority().isEmpty()) {
            return "not known here: it was built without a node";
        }
        String who = progress.waitedFor().isEmpty()
                ? names.known(progress.sender()).written()
                : owners(progress.waitedFor());
        return "weight " + progress.reached() + " of " + progress.threshold() + "; may still sign: " + who;
    }

    private String owners(List<PublicKey> keys) throws Failure, KeystoreException {
        List<String> owners = new ArrayList<>();
        for (PublicKey key : keys) {
            var holder = names.known(AccountAddress.of(key));
            owners.add(holder.name().orElse(holder.text()));
        }
        return String.join(", ", owners);
    }

    private static String next(Path path, TransactionFile file) {
        return file.progress().isComplete()
                ? "It has the signatures it needs. Hand it in where a node can be reached: tx submit " + path
                : "Pass it on to whoever signs: tx sign " + path;
    }

    private Map<String, Object> json(Path path, TransactionFile file) {
        Progress progress = file.progress();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", path.toString());
        json.put("status", progress.isComplete() ? "complete" : "incomplete");
        json.put("id", file.id().hex());
        json.put("network", network.name());
        json.put("chainId", network.chainId().hex());
        json.put("authorityKnown", progress.authority().isPresent());
        json.put("weight", progress.reached());
        json.put("threshold", progress.threshold());
        json.put("signedBy", progress.signatures().stream().map(s -> s.key().hex()).toList());
        json.put("mayStillSign", progress.waitedFor().stream().map(PublicKey::hex).toList());
        json.put("content", content(file));
        return json;
    }
}
