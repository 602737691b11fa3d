package org.mokkachain.wallet.commands.sending;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.Account;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.wallet.offline.Progress;
import org.mokkachain.wallet.offline.TransactionFile;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Session;

/** Signs what is in a transaction file with keys of this wallet; no node is asked. */
public final class FileSigning {
    private final Session session;
    private final FilePage page;

    public FileSigning(FilePage page) {
        this.session = page.session();
        this.page = page;
    }

    /**
     * Shows, asks, signs.
     *
     * @param named names of accounts whose keys shall sign; none: as few of this wallet as suffice
     * @param then goes on in the question asked before; may be empty
     * @return the same file if this wallet has nothing to add
     */
    public TransactionFile sign(TransactionFile file, List<String> named, String then)
            throws Failure, KeystoreException {
        Signatories signatories = new Signatories(choose(file, named));
        if (signatories.accounts().isEmpty()) {
            return file;
        }
        if (session.asksBefore()) {
            page.ask(file);
        }
        session.confirm("Sign with " + signatories.names() + then + "?");
        List<TransactionSignature> signatures = new ArrayList<>();
        for (Signer signer : signatories.unlock(session)) {
            signatures.add(TransactionSignature.by(signer, file.id()));
        }
        return file.and(signatures);
    }

    private List<Account> choose(TransactionFile file, List<String> named) throws Failure, KeystoreException {
        return named.isEmpty() ? fewest(file.progress()) : those(file.progress(), named);
    }

    private List<Account> those(Progress progress, List<String> named) throws Failure, KeystoreException {
        List<Account> chosen = new ArrayList<>();
        for (String name : named) {
            Account account = session.account(name, page.network().addresses());
            if (!progress.mayCount(account.publicKey())) {
                throw new Failure(
                        ExitCode.USAGE,
                        "not_a_signer",
                        "the key of " + account.name() + " may not sign for this account",
                        "Who may: tx inspect FILE");
            }
            if (!progress.hasSigned(account.publicKey()) && !chosen.contains(account)) {
                chosen.add(account);
            }
        }
        return chosen;
    }

    private List<Account> fewest(Progress progress) throws Failure, KeystoreException {
        List<Account> able = session.keystore().list().accounts().stream()
                .filter(account -> progress.weightOf(account.publicKey()) > 0)
                .sorted(Comparator.comparingInt((Account account) -> -progress.weightOf(account.publicKey())))
                .toList();
        if (able.isEmpty() && !progress.isComplete()) {
            throw Failure.configuration(
                    "no_signer",
                    "no key of this wallet (" + session.directory().path() + ") may sign for this account",
                    "Pass the file on to whoever may: tx inspect FILE. Or name another wallet: --wallet-dir.");
        }
        int reached = progress.reached();
        List<Account> chosen = new ArrayList<>();
        for (Account account : able) {
            PublicKey key = account.publicKey();
            if (reached < progress.threshold() && !progress.hasSigned(key)) {
                chosen.add(account);
                reached += progress.weightOf(key);
            }
        }
        return chosen;
    }
}
