package org.mokkachain.wallet.commands.multisig;

import java.nio.file.Path;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.wallet.commands.base.Paths;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.file.NetworkOption;
import org.mokkachain.wallet.commands.file.Submission;
import org.mokkachain.wallet.commands.sending.FilePage;
import org.mokkachain.wallet.commands.sending.FileSigning;
import org.mokkachain.wallet.commands.sending.SendOptions;
import org.mokkachain.wallet.commands.sending.SignWith;
import org.mokkachain.wallet.commands.tx.PaymentOptions;
import org.mokkachain.wallet.offline.TransactionFile;
import org.mokkachain.wallet.offline.TransactionFiles;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Payments of an account with several keys, from one signer to the next. */
public final class MultisigFiles {
    private MultisigFiles() {}

    /** Begins one. */
    @Command(
            name = "propose",
            description = {
                "Write a payment of a shared account to a file, signed with this wallet's keys, for the other signers.",
                "Anything else than a payment: that command with --build FILE --sign-with ACCOUNT."
            },
            footer = {"", "Example: multisig propose rent.json --from carol --to bob --amount \"12.5 MOKKA\""})
    public static final class Propose implements WalletCommand {
        @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist yet.")
        private String file = "";

        @Mixin
        private PaymentOptions payment = new PaymentOptions();

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            options.build().signedInto(file);
            return payment.run(session, options);
        }
    }

    /** Goes on with one. */
    @Command(
            name = "approve",
            description = {
                "Sign a transaction file with this wallet's keys, and hand it in when enough have signed.",
                "What is signed is shown, decoded from the bytes."
            },
            footer = {"", "Example: multisig approve rent.json", "         multisig approve rent.json --no-send"})
    public static final class Approve implements WalletCommand {
        @Parameters(paramLabel = "FILE", description = "A transaction file; it is replaced by the signed one.")
        private String file = "";

        @Mixin
        private SignWith signWith = new SignWith();

        @Option(names = "--no-send", description = "Only sign, also where enough have signed then.")
        private boolean keep;

        @Mixin
        private NetworkOption network = new NetworkOption();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Path path = Paths.of(file);
            FilePage page = new FilePage(session, network.identity(session));
            TransactionFile before = NetworkOption.read(page, path);
            boolean sends = !keep && !session.settings().offline();
            String then = sends ? ", and send it when enough have signed" : "";
            TransactionFile after = new FileSigning(page).sign(before, signWith.accounts(), then);
            boolean signed = !after.equals(before);
            if (signed) {
                TransactionFiles.replace(path, after);
            }
            if (sends && after.progress().isComplete()) {
                FilePage online = new FilePage(session, session.network().identity());
                return new Submission(online, NetworkOption.read(online, path)).send(signed);
            }
            page.report(Text.plain(signed ? "Signed " + path + "." : "This wallet has nothing to add."), path, after);
            return ExitCode.OK;
        }
    }
}
