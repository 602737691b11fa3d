package org.mokkachain.wallet.commands;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.keystore.Account;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
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
import org.mokkachain.wallet.transfer.Payment;
import org.mokkachain.wallet.transfer.SenderLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pays someone. */
@Command(
        name = "send",
        description = "Send an amount to an account, and wait until that is final.",
        footer = {"", "Example: tx send --from alice --to bob --amount \"12.5 MOKKA\" --memo \"for lunch\""})
final class TxSend implements WalletCommand {
    /** How often another wallet of the same account may come first. */
    private static final int MAX_NONCES = 50;

    @Option(names = "--to", paramLabel = "ACCOUNT", required = true, description = "Account, contact or address.")
    private String to = "";

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            required = true,
            arity = "1..2",
            description = "For example \"12.5 MOKKA\".")
    private List<String> amount = List.of();

    @Option(names = "--memo", paramLabel = "TEXT", description = "Public text for the recipient, up to 256 bytes.")
    private @Nullable String memo;

    @Option(
            names = "--fee",
            paramLabel = "AMOUNT",
            arity = "1..2",
            description = "What to offer for it (default: the network's least fee).")
    private @Nullable List<String> fee;

    /** Everything that is decided before anyone is asked. */
    private record Order(Network network, Account from, Party to, Amount amount, Amount fee, Bytes memo) {
        Payment payment() {
            long validUntil = Payment.validUntil(network.status().height());
            return new Payment(network.chainId(), from.address(), to.address(), amount, fee, memo, validUntil);
        }

        String sender() {
            return network.addresses().format(from.address());
        }

        String amountText() {
            return AssetUnit.MOKKA.format(amount);
        }

        String recipient() {
            return to.name().map(name -> name + " (" + to.text() + ")").orElse(to.text());
        }
    }

    @Override
    public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
        Order order = order(session);
        if (session.asksBefore()) {
            showPage(session, order);
        }
        session.confirm("Send?");
        Signer signer = signer(session, order.from());
        Deadline deadline = Deadline.in(session.settings().timeout());
        Delivery delivery = new Delivery(session.client(), session.output(), deadline);
        Transaction transaction;
        try (SenderLock lock = SenderLock.acquire(session.directory().path(), deadline)) {
            transaction = signAndHandIn(session, order, signer, delivery);
        }
        if (!session.settings().awaitsFinality()) {
            handedIn(session.output(), order, transaction, deadline);
            return ExitCode.OK;
        }
        TransactionStatus status;
        try (Interruption.Scope scope = session.interruption().say(() -> sayInterrupted(session, transaction))) {
            status = delivery.await(transaction);
        }
        return report(session, order, delivery, new Result(transaction, status, deadline.elapsed().toMillis()));
    }

    private Order order(Session session) throws Failure, KeystoreException, MokkaClientException {
        Amount units = Amounts.parse(String.join(" ", amount));
        if (units.isZero()) {
            throw Failure.usage("nothing to send: the amount is zero", "Send at least 0.000001 MOKKA.");
        }
        Bytes text = Bytes.of(memo == null ? new byte[0] : memo.getBytes(StandardCharsets.UTF_8));
        if (text.length() > Transfer.MAX_MEMO) {
            throw Failure.usage(
                    "the memo has " + text.length() + " bytes", "It may have " + Transfer.MAX_MEMO + " at most.");
        }
        Optional<Amount> offered = fee == null ? Optional.empty() : Optional.of(Amounts.parse(String.join(" ", fee)));
        Network network = session.network();
        Account from = session.from(network.addresses());
        Party recipient = new Names(session, network.addresses()).resolve(to);
        return new Order(network, from, recipient, units, offered.orElse(network.minFee()), text);
    }

    private static void showPage(Session session, Order order) throws Failure, MokkaClientException {
        MokkaClient client = session.client();
        Amount owned = Amounts.nativeBalance(client.account(order.sender()));
        Table page = Table.fields()
                .field("network", order.network().identity().label())
                .field("from", order.from().name() + " (" + order.sender() + ")")
                .field("to", order.recipient())
                .field("amount", Text.bold(order.amountText()))
                .field("fee", AssetUnit.MOKKA.format(order.fee()));
        if (!order.memo().isEmpty()) {
            page.field("memo", new String(order.memo().toBytes(), StandardCharsets.UTF_8));
        }
        page.field("balance", AssetUnit.MOKKA.format(owned));
        session.output().ask(page);
        if (!order.to().own() && Amounts.isUnused(client.account(order.to().text()))) {
            session.output().ask(Text.warning(
                    "First-time recipient: the chain has never seen this account. Is the address right?"));
        }
    }

    private static Transaction signAndHandIn(Session session, Order order, Signer signer, Delivery delivery)
            throws Failure, MokkaClientException {
        Payment payment = order.payment();
        for (int i = 0; i < MAX_NONCES; i++) {
            long nonce = session.client().account(order.sender()).pendingNonce();
            Transaction transaction = payment.sign(nonce, signer);
            if (delivery.handIn(transaction) == Delivery.Answer.TAKEN) {
                return transaction;
            }
        }
        throw new ApiException(ErrorCode.DUPLICATE.problem(
                "other transactions of this sender came first " + MAX_NONCES + " times"));
    }

    private static Signer signer(Session session, Account account) throws Failure, KeystoreException {
        try (Password password = session.passwords().of(account.name())) {
            PrivateKey key = account.file().unlock(password);
            try {
                return Ed25519.bouncyCastle().signer(key);
            } finally {
                key.wipe();
            }
        }
    }

    /** What became of it. */
    private record Result(Transaction transaction, TransactionStatus status, long milliseconds) {
        Map<String, Object> json(Order order) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", transaction.id().hex());
            json.put("status", status.status().text());
            json.put("height", status.height().isPresent() ? status.height().getAsLong() : null);
            json.put("index", status.index().isPresent() ? status.index().getAsInt() : null);
            json.put("fee", status.fee().orElse(Long.toString(order.fee().units())));
            json.put("milliseconds", milliseconds);
            return json;
        }
    }

    private static void handedIn(Output output, Order order, Transaction transaction, Deadline deadline) {
        if (output.isJson()) {
            TransactionStatus pending = pending(transaction);
            output.json(new Result(transaction, pending, deadline.elapsed().toMillis()).json(order));
            return;
        }
        output.print("Handed in: " + order.amountText() + " to " + order.recipient() + ".");
        output.print(Table.fields().field("id", transaction.id().hex()));
        output.note("It is not final yet. Look: tx show " + transaction.id().hex());
    }

    private static TransactionStatus pending(Transaction transaction) {
        TransactionStatus unknown = TransactionStatus.unknown(transaction.id().hex());
        return new TransactionStatus(
                unknown.id(),
                TransactionState.PENDING,
                unknown.height(),
                unknown.index(),
                unknown.blockHash(),
                unknown.timestampMs(),
                unknown.fee(),
                unknown.failure(),
                unknown.waiting(),
                unknown.transaction());
    }

    private static ExitCode report(Session session, Order order, Delivery delivery, Result result)
            throws Failure {
        Output output = session.output();
        if (output.isJson()) {
            output.json(result.json(order));
        }
        TransactionState state = result.status().status();
        if (state == TransactionState.COMMITTED) {
            if (!output.isJson()) {
                printFinal(output, order, result);
            }
            return ExitCode.OK;
        }
        if (state == TransactionState.FAILED) {
            throw failed(order, result);
        }
        if (state == TransactionState.EXPIRED) {
            throw new Failure(
                    ExitCode.REJECTED,
                    ErrorCode.EXPIRED.code(),
                    "transaction " + result.transaction().id().hex() + " expired: it was in no block until height "
                            + result.transaction().body().validUntil(),
                    "Nothing was sent. Try again.");
        }
        throw delivery.notFinal(result.transaction(), whyNotFinal(session, result));
    }

    private static void printFinal(Output output, Order order, Result result) {
        output.print(Text.good("✔ "), Text.plain("Sent "), Text.bold(order.amountText()), Text.plain(" to "
                + order.recipient()));
        output.print(Table.fields()
                .field("  id", result.transaction().id().hex())
                .field("  block", result.status().height().orElse(0) + ", transaction "
                        + result.status().index().orElse(0))
                .field("  fee", Amounts.mokka(result.status().fee().orElse(Long.toString(order.fee().units()))))
                .field("  final", "after " + result.milliseconds() + " ms"));
    }

    private static Failure failed(Order order, Result result) {
        TransactionStatus status = result.status();
        String code = status.failure().map(TransactionStatus.Failure::code).orElse("failed");
        String why = status.failure().map(TransactionStatus.Failure::message).orElse("no reason given");
        return new Failure(
                ExitCode.REJECTED,
                code,
                "transaction " + status.id() + " failed in block " + status.height().orElse(0) + ": " + why,
                "Nothing was sent; the fee of "
                        + Amounts.mokka(status.fee().orElse(Long.toString(order.fee().units()))) + " is paid.");
    }

    private static String whyNotFinal(Session session, Result result) throws Failure {
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
