package org.mokkachain.wallet.commands.tx;

import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.sending.SendOptions;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Pays someone. */
@Command(
        name = "send",
        description = "Send an amount of any asset to an account, and wait until that is final.",
        footer = {
            "",
            "Example: tx send --from alice --to bob --amount \"12.5 MOKKA\" --memo \"for lunch\"",
            "         tx send --from carol --to bob --amount \"5 EUR\" --sign-with alice --sign-with bob"
        })
public final class TxSend implements WalletCommand {
    @Mixin
    private PaymentOptions payment = new PaymentOptions();

    @Mixin
    private SendOptions options = new SendOptions();

    @Override
    public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
        return payment.run(session, options);
    }
}
