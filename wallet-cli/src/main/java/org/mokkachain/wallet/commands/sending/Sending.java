package org.mokkachain.wallet.commands.sending;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.sending.Deadline;
import org.mokkachain.api.sending.Draft;
import org.mokkachain.api.sending.Signed;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Amount;
import org.mokkachain.wallet.commands.base.Amounts;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Names.Party;
import org.mokkachain.wallet.session.Network;
import org.mokkachain.wallet.session.Session;
import org.mokkachain.wallet.transfer.Delivery;
import org.mokkachain.wallet.transfer.SenderLock;

/** Makes a transaction of one account: asks, signs, hands in, waits until it is final, tells what became of it. */
public final class Sending {
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
    public static Sending of(Session session, SendOptions options)
            throws Failure, KeystoreException, MokkaClientException {
        Network network = session.network();
        Names names = new Names(session, network.addresses());
        Optional<String> from = session.settings().from();
        if (session.settings().offline() && options.build().file().isEmpty()) {
            throw Failure.usage("offline nothing can be sent", "Add --build FILE to write it to a file instead.");
        }
        boolean elsewhere = from.isPresent() && names.isAddressOrContact(from.get());
        Party sender = elsewhere ? names.resolve(from.get()) : names.sender();
        Optional<Amount> offered = options.fee();
        Amount fee = offered.isPresent() ? offered.get() : network.minFee();
        return new Sending(session, network, sender, options, fee);
    }

    public Party sender() {
        return sender;
    }

    public Network network() {
        return network;
    }

    public Amount fee() {
        return fee;
    }

    public AddressFormat addresses() {
        return network.addresses();
    }

    /** What accounts are called on the network that is sent to. */
    public Names names() {
        return new Names(session, addresses());
    }

    /** Does it, or writes it to the file that the options name. */
    public ExitCode run(Deed deed) throws Failure, KeystoreException, MokkaClientException {
        Optional<Path> file = options.build().file();
        if (file.isPresent()) {
            return new Building(session, network, sender, options).write(file.get(), fee, deed);
        }
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
            Conclusion conclusion = new Conclusion(session, deed, signed, deadline);
            if (!session.settings().awaitsFinality()) {
                return conclusion.handedIn();
            }
            TransactionStatus status = conclusion.await(delivery);
            if (!conclusion.isOvertaken(delivery, status)) {
                return conclusion.report(delivery, status);
            }
            session.output().progress("another wallet of this account came first; signing again");
        }
    }

    private void showPage(Deed deed, Account account, Signatories signatories) {
        Table page = Table.fields()
                .field("network", network.identity().label())
                .field("from", sender.written());
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
        long height = network.status().orElseThrow().height();
        long validUntil = Draft.validUntil(height);
        Draft draft = new Draft(network.chainId(), sender.address(), deed.operations(), fee, validUntil);
        for (int i = 0; i < MAX_NONCES; i++) {
            long nonce = client.account(sender.text()).pendingNonce();
            Transaction transaction = draft.sign(nonce, signers);
            if (delivery.handIn(transaction)) {
                return new Signed(transaction, sender.text(), height);
            }
        }
        throw new ApiException(ErrorCode.DUPLICATE.problem(
                "other transactions of this sender came first " + MAX_NONCES + " times"));
    }
}
