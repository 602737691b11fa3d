package org.mokkachain.wallet.commands.sending;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.sending.Draft;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Amount;
import org.mokkachain.wallet.offline.Authorities;
import org.mokkachain.wallet.offline.TransactionFile;
import org.mokkachain.wallet.offline.TransactionFiles;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Names.Party;
import org.mokkachain.wallet.session.Network;
import org.mokkachain.wallet.session.Session;

/** Writes a transaction to a file instead of sending it. */
final class Building {
    /** Signing by several people takes days: so many blocks more than what is sent at once stays valid. */
    private static final long MORE_BLOCKS = 100_000;

    private static final int MOST_FOR_SIGNATURES = 2_000;

    private final Session session;
    private final Network network;
    private final Party sender;
    private final SendOptions options;

    Building(Session session, Network network, Party sender, SendOptions options) {
        this.session = session;
        this.network = network;
        this.sender = sender;
        this.options = options;
    }

    ExitCode write(Path path, Amount fee, Deed deed) throws Failure, KeystoreException, MokkaClientException {
        TransactionFiles.requireNew(path);
        Optional<Account> account = session.settings().offline()
                ? Optional.empty()
                : Optional.of(session.client().account(sender.text()));
        TransactionBody body = new TransactionBody(
                network.chainId(), sender.address(), nonce(account), fee, validUntil(), deed.operations());
        requireSize(body);
        Optional<Authority> authority =
                account.isPresent() ? Optional.of(Authorities.of(account.get().authority())) : Optional.empty();
        TransactionFile file = new TransactionFile(network.identity().name(), body, authority, List.of());
        deed.warnings().forEach(warning -> session.output().note(Text.warning(warning)));
        FilePage page = new FilePage(session, network.identity());
        if (options.build().isSigning() || !options.signWith().isEmpty()) {
            file = new FileSigning(page).sign(file, options.signWith(), "");
        }
        TransactionFiles.create(path, file);
        page.report(Text.plain("Wrote " + path + ": " + deed.intent() + ". Nothing was sent."), path, file);
        return ExitCode.OK;
    }

    private long nonce(Optional<Account> account) throws Failure {
        OptionalLong given = options.build().nonce();
        if (given.isPresent()) {
            return given.getAsLong();
        }
        return account.orElseThrow(() -> Failure.usage(
                        "offline nobody says what the sender's next nonce is",
                        "Add --nonce N: how many transactions the account has sent (account balance --json)."))
                .pendingNonce();
    }

    private long validUntil() throws Failure {
        OptionalLong given = options.build().validUntil();
        if (given.isPresent()) {
            return given.getAsLong();
        }
        return network.status()
                .map(status -> Draft.validUntil(status.height()) + MORE_BLOCKS)
                .orElseThrow(() -> Failure.usage(
                        "offline nobody says how high the chain is",
                        "Add --valid-until HEIGHT: the last block that may include it (chain status)."));
    }

    private static void requireSize(TransactionBody body) throws Failure {
        Encoder out = new Encoder();
        body.encode(out);
        if (out.size() > Transaction.MAX_BYTES - MOST_FOR_SIGNATURES) {
            throw Failure.usage(
                    "the transaction has " + out.size() + " bytes, more than any network takes",
                    "Make several of it.");
        }
    }
}
