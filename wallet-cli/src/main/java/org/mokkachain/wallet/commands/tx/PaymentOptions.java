package org.mokkachain.wallet.commands.tx;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.wallet.commands.base.Quantity;
import org.mokkachain.wallet.commands.sending.Deed;
import org.mokkachain.wallet.commands.sending.SendOptions;
import org.mokkachain.wallet.commands.sending.Sending;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Names.Party;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Option;

/** What is paid to whom, as the options of a command say it. */
public final class PaymentOptions {
    @Option(names = "--to", paramLabel = "ACCOUNT", required = true, description = "Account, contact or address.")
    private String to = "";

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            required = true,
            arity = "1..2",
            description = "For example \"12.5 MOKKA\" or \"5 EUR\".")
    private List<String> amount = List.of();

    @Option(names = "--memo", paramLabel = "TEXT", description = "Public text for the recipient, up to 256 bytes.")
    private @Nullable String memo;

    /** Sends it, or writes it to a file, as the options of sending say. */
    public ExitCode run(Session session, SendOptions options) throws Failure, KeystoreException, MokkaClientException {
        Bytes text = Bytes.of(memo == null ? new byte[0] : memo.getBytes(StandardCharsets.UTF_8));
        if (text.length() > Transfer.MAX_MEMO) {
            throw Failure.usage(
                    "the memo has " + text.length() + " bytes", "It may have " + Transfer.MAX_MEMO + " at most.");
        }
        Quantity quantity = Quantity.parse(session, amount);
        Sending sending = Sending.of(session, options);
        Party recipient = sending.names().resolve(to);
        Transfer transfer = new Transfer(quantity.asset(), recipient.address(), quantity.amount(), text);
        String what = quantity.text() + " to " + recipient.written();
        Deed deed = Deed.of(List.of(transfer), what, "Sent " + what)
                .field("to", recipient.written())
                .field("amount", quantity.text());
        if (memo != null) {
            deed.field("memo", memo);
        }
        if (session.asksBefore()) {
            Recipients.warn(session, recipient, deed);
        }
        return sending.run(deed);
    }
}
