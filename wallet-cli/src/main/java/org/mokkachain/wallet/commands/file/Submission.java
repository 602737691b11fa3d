package org.mokkachain.wallet.commands.file;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.OperationView;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.sending.Deadline;
import org.mokkachain.api.sending.Signed;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.wallet.commands.sending.Conclusion;
import org.mokkachain.wallet.commands.sending.Deed;
import org.mokkachain.wallet.commands.sending.FilePage;
import org.mokkachain.wallet.offline.Authorities;
import org.mokkachain.wallet.offline.Progress;
import org.mokkachain.wallet.offline.TransactionFile;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Session;
import org.mokkachain.wallet.transfer.Delivery;

/** Hands in what is in a transaction file; again and again the same bytes, so nothing is paid twice. */
public final class Submission {
    private final Session session;
    private final FilePage page;
    private final TransactionFile file;

    public Submission(FilePage page, TransactionFile file) {
        this.session = page.session();
        this.page = page;
        this.file = file;
    }

    /**
     * Sends it and waits, as every command that sends.
     *
     * @param asked whether the person has agreed already
     */
    public ExitCode send(boolean asked) throws Failure, KeystoreException, MokkaClientException {
        MokkaClient client = session.client();
        String sender = page.network().addresses().format(file.body().sender());
        if (file.signatures().isEmpty()) {
            throw missing(file.progress());
        }
        TransactionStatus known = client.transaction(file.id());
        if (known.status().isFinal()) {
            Signed done = new Signed(Transaction.of(file.body(), file.signatures()), sender, 0);
            Deadline now = Deadline.in(session.settings().timeout());
            return new Conclusion(session, deed(), done, now)
                    .report(new Delivery(client, session.output(), now), known);
        }
        Progress present = file.progress().under(Authorities.of(client.account(sender).authority()));
        if (!present.isComplete()) {
            throw missing(present);
        }
        if (!asked) {
            if (session.asksBefore()) {
                page.ask(file);
            }
            session.confirm("Send?");
        }
        return deliver(new Signed(
                Transaction.of(file.body(), present.signatures()), sender, client.status().height()));
    }

    private ExitCode deliver(Signed signed) throws Failure, KeystoreException, MokkaClientException {
        Deadline deadline = Deadline.in(session.settings().timeout());
        Delivery delivery = new Delivery(session.client(), session.output(), deadline);
        if (!delivery.handIn(signed.transaction())) {
            throw overtaken(signed.sender());
        }
        Conclusion conclusion = new Conclusion(session, deed(), signed, deadline);
        if (!session.settings().awaitsFinality()) {
            return conclusion.handedIn();
        }
        TransactionStatus status = conclusion.await(delivery);
        if (conclusion.isOvertaken(delivery, status)) {
            throw overtaken(signed.sender());
        }
        return conclusion.report(delivery, status);
    }

    private Failure overtaken(String sender) {
        return new Failure(
                ExitCode.REJECTED,
                ErrorCode.NONCE_TOO_LOW.code(),
                "another transaction of the sender came first with the nonce " + file.body().nonce(),
                "Look what it did: account history " + sender + ". If this is still wanted, build it anew.");
    }

    private Failure missing(Progress progress) {
        return new Failure(
                ExitCode.CONFIGURATION,
                "missing_signatures",
                "signatures with a weight of " + progress.threshold() + " are needed, the file has "
                        + progress.reached(),
                "Pass it on to whoever may sign: tx inspect FILE");
    }

    private Deed deed() throws Failure, KeystoreException {
        List<String> words = new ArrayList<>();
        for (OperationView operation : page.content(file).operations()) {
            words.add(page.named(operation.text()));
        }
        String what = String.join("; ", words);
        Deed deed = Deed.of(file.body().operations(), what, "Done: " + what);
        for (int i = 0; i < file.body().operations().size(); i++) {
            if (file.body().operations().get(i) instanceof IssueAsset) {
                int index = i;
                deed.result("asset", transaction -> AssetId.issuedBy(transaction.id(), index).id().hex());
            }
        }
        return deed;
    }
}
