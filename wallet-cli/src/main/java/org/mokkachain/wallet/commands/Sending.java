package org.mokkachain.wallet.commands;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Amount;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Interruption;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Names.Party;
import org.mokkachain.wallet.session.Network;
import org.mokkachain.wallet.session.Session;
import org.mokkachain.wallet.transfer.Deadline;
import org.mokkachain.wallet.transfer.Delivery;
import org.mokkachain.wallet.transfer.Draft;
import org.mokkachain.wallet.transfer.SenderLock;
import org.mokkachain.wallet.transfer.Signed;
import org.mokkachain.wallet.transfer.Supersession;

/** Makes a transaction of one account: asks, signs, hands in, waits until it is final, tells what became of it. */
final class Sending {
    /** How often another wallet of the same account may come first. */
    private static final int MAX_NONCES = 50;

    private final Session session;
    private final Network network;
    private final Party sender;
    private final SendOptions options;
    private final Amount fee;

    private Sending(Session session, Network network, Party sender, SendOptions options, Amount fee) {
        this.session = session;
        this.network = network;
        this.sender = sender;
        this.options = options;
        this.fee = fee;
    }

    /** By the account of {@code --from}, which need not be in this wallet if keys in it may sign for it. */
    static Sending of(Session session, SendOptions options) throws Failure, KeystoreException, MokkaClientException {
        Network network = session.network();
        Names names = new Names(session, network.addresses());
        Optional<String> from = session.settings().from();
        boolean elsewhere = from.isPresent() && names.isAddressOrContact(from.get());
        Party sender = elsewhere
                ? names.resolve(from.get())
                : names.known(session.from(network.addresses()).address());
        return new Sending(session, network, sender, options, options.fee().orElse(network.minFee()));
    }

    Party sender() {
        return sender;
    }

    Network network() {
        return network;
    }

    Amount fee() {
        return fee;
    }

    AddressFormat addresses() {
        return network.addresses();
    }

    /** The sender with name and address. */
    static String written(Party party) {
        return party.name().map(name -> name + " (" + party.text() + ")").orElse(party.text());
    }

    ExitCode run(Deed deed) throws Failure, KeystoreException, MokkaClientException {
        Account account = session.client().account(sender.text());
        Signatories signatories = Signatories.of(
                session, network.addresses(), sender, account.authority(), options.signWith());
        if (session.asksBefore()) {
            showPage(deed, account, signatories);
        }
        session.confirm("Send?");
        List<Signer> signers = signatories.unlock(session);
        Deadline deadline = Deadline.in(session.settings().timeout());
        return deliver(deed, signers, new Delivery(session.client(), session.output(), deadline), deadline);
    }

    private ExitCode deliver(Deed deed, List<Signer> signers, Delivery delivery, Deadline deadline)
            throws Failure, MokkaClientException {
        while (true) {
            Signed signed;
            try (SenderLock lock = SenderLock.acquire(session.directory().path(), deadline)) {
                signed = signAndHandIn(deed, signers, delivery);
            }
            Transaction transaction = signed.transaction();
            if (!session.settings().awaitsFinality()) {
                handedIn(deed, transaction, deadline);
                return ExitCode.OK;
            }
            TransactionStatus status;
            try (Interruption.Scope scope = session.interruption().say(() -> sayInterrupted(session, transaction))) {
                status = delivery.await(transaction);
            }
            boolean overtaken = status.status() == TransactionState.UNKNOWN
                    && !deadline.hasPassed()
                    && Supersession.isCertain(session.client(), signed);
            if (!overtaken) {
                return report(deed, delivery, new Result(transaction, status, deadline.elapsed().toMillis()));
            }
            session.output().progress("another wallet of this account came first; signing again");
        }
    }

    private void showPage(Deed deed, Account account, Signatories signatories) {
        Table page = Table.fields()
                .field("network", network.identity().label())
                .field("from", written(sender));
        deed.fields().forEach((name, value) ->
                page.field(name, name.equals("amount") ? Text.bold(value) : Text.plain(value)));
        page.field("fee", AssetUnit.MOKKA.format(fee));
        if (!account.authority().keys().isEmpty()) {
            page.field("signed by", signatories.names());
        }
        page.field("balance", AssetUnit.MOKKA.format(Amounts.nativeBalance(account)));
        session.output().ask(page);
        deed.warnings().forEach(warning -> session.output().ask(Text.warning(warning)));
    }

    private Signed signAndHandIn(Deed deed, List<Signer> signers, Delivery delivery)
            throws Failure, MokkaClientException {
        MokkaClient client = session.client();
        long height = network.status().height();
        long validUntil = Draft.validUntil(height);
        Draft draft = new Draft(network.chainId(), sender.address(), deed.operations(), fee, validUntil);
        for (int i = 0; i < MAX_NONCES; i++) {
            long nonce = client.account(sender.text()).pendingNonce();
            Transaction transaction = draft.sign(nonce, signers);
            if (delivery.handIn(transaction) == Delivery.Answer.TAKEN) {
                return new Signed(transaction, sender.text(), height);
            }
        }
        throw new ApiException(ErrorCode.DUPLICATE.problem(
                "other transactions of this sender came first " + MAX_NONCES + " times"));
    }

    /** What became of it. */
    private record Result(Transaction transaction, TransactionStatus status, long milliseconds) {}

    private Map<String, Object> json(Deed deed, Result result) {
        TransactionStatus status = result.status();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", result.transaction().id().hex());
        json.put("status", status.status().text());
        json.put("height", status.height().isPresent() ? status.height().getAsLong() : null);
        json.put("index", status.index().isPresent() ? status.index().getAsInt() : null);
        json.put("fee", status.fee().orElse(Long.toString(fee.units())));
        json.put("milliseconds", result.milliseconds());
        json.putAll(deed.results(result.transaction()));
        return json;
    }

    private void handedIn(Deed deed, Transaction transaction, Deadline deadline) {
        Output output = session.output();
        if (output.isJson()) {
            Map<String, Object> json = json(deed, new Result(
                    transaction, TransactionStatus.unknown(transaction.id().hex()), deadline.elapsed().toMillis()));
            json.put("status", TransactionState.PENDING.text());
            output.json(json);
            return;
        }
        output.print("Handed in: " + deed.intent() + ".");
        Table table = Table.fields().field("id", transaction.id().hex());
        deed.results(transaction).forEach(table::field);
        output.print(table);
        output.note("It is not final yet. Look: tx show " + transaction.id().hex());
    }

    private ExitCode report(Deed deed, Delivery delivery, Result result) throws Failure {
        Output output = session.output();
        TransactionState state = result.status().status();
        Map<String, Long> found = state == TransactionState.COMMITTED ? lookUp(deed, result) : Map.of();
        if (output.isJson()) {
            Map<String, Object> json = json(deed, result);
            json.putAll(found);
            output.json(json);
        }
        if (state == TransactionState.COMMITTED) {
            if (!output.isJson()) {
                printFinal(deed, result, found);
            }
            return ExitCode.OK;
        }
        if (state == TransactionState.FAILED) {
            throw failed(result.status());
        }
        if (state == TransactionState.EXPIRED) {
            throw new Failure(
                    ExitCode.REJECTED,
                    ErrorCode.EXPIRED.code(),
                    "transaction " + result.transaction().id().hex() + " expired: it was in no block until height "
                            + result.transaction().body().validUntil(),
                    "Nothing was done. Try again.");
        }
        throw delivery.notFinal(result.transaction(), whyNotFinal(result));
    }

    /** What cannot be looked up now is left out: the transaction is final all the same. */
    private Map<String, Long> lookUp(Deed deed, Result result) throws Failure {
        Map<String, Long> found = new LinkedHashMap<>();
        for (Map.Entry<String, Deed.Lookup> lookup : deed.lookups().entrySet()) {
            try {
                lookup.getValue()
                        .find(session.client(), result.status().height().orElse(0))
                        .ifPresent(value -> found.put(lookup.getKey(), value));
            } catch (MokkaClientException e) {
                session.output().note("Cannot look up the " + lookup.getKey() + ": " + e.getMessage());
            }
        }
        return found;
    }

    private void printFinal(Deed deed, Result result, Map<String, Long> found) {
        session.output().print(Text.good("✔ "), Text.bold(deed.done()));
        Table table = Table.fields().field("  id", result.transaction().id().hex());
        deed.results(result.transaction()).forEach((name, value) -> table.field("  " + name, value));
        found.forEach((name, value) -> table.field("  " + name, Long.toString(value)));
        table.field("  block", result.status().height().orElse(0) + ", transaction "
                        + result.status().index().orElse(0))
                .field("  fee", Amounts.mokka(result.status().fee().orElse(Long.toString(fee.units()))))
                .field("  final", "after " + result.milliseconds() + " ms");
        session.output().print(table);
    }

    private Failure failed(TransactionStatus status) {
        String code = status.failure().map(TransactionStatus.Failure::code).orElse("failed");
        String why = status.failure().map(TransactionStatus.Failure::message).orElse("no reason given");
        String remedy = status.failure().map(TransactionStatus.Failure::remedy).orElse("");
        return new Failure(
                ExitCode.REJECTED,
                code,
                "transaction " + status.id() + " failed in block " + status.height().orElse(0) + ": " + why,
                (remedy + " Nothing was done; the fee of "
                        + Amounts.mokka(status.fee().orElse(Long.toString(fee.units()))) + " is paid.").strip());
    }

    private String whyNotFinal(Result result) throws Failure {
        try {
            Status status = session.client().status();
            if (!status.liveness().ok()) {
                return status.liveness().sentence();
            }
        } catch (MokkaClientException e) {
            return String.valueOf(e.getMessage());
        }
        return result.status().waiting().orElse("it is " + result.status().status().text());
    }

    private static void sayInterrupted(Session session, Transaction transaction) {
        session.output().failure(Failure.interrupted(
                "interrupted; transaction " + transaction.id().hex() + " is on its way",
                "Look what becomes of it: tx show " + transaction.id().hex()));
    }
}
