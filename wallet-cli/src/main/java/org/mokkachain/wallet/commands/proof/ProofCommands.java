package org.mokkachain.wallet.commands.proof;

import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.receipt.VerifiedReceipt;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.proof.ProvenTransaction;
import org.mokkachain.types.value.Hash;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.tx.TxShow;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Receipts for people who trust neither this wallet nor its node. */
public final class ProofCommands {
    private ProofCommands() {}

    /** Of a transaction. */
    @Command(
            name = "proof",
            description = "Get the receipt of a final transaction, to be checked by 'mokka verify'.",
            footer = {
                "",
                "Example: tx proof 2d7db45079e912b2c87d0c3bbf6f117d8c53d5f7a158cd4c7fe24ef61f71fc2f --out receipt.json"
            })
    public static final class OfTransaction implements WalletCommand {
        @Parameters(paramLabel = "ID", description = "The transaction's id: 64 hexadecimal digits.")
        private String id = "";

        @Mixin
        private ReceiptTarget target = new ReceiptTarget();

        @Override
        public ExitCode run(Session session) throws Failure, MokkaClientException {
            Hash hash = TxShow.hash(id);
            target.write(session.client().proofs().transaction(hash), receipt -> isOf(hash, receipt), session.output());
            return ExitCode.OK;
        }

        private static boolean isOf(Hash id, VerifiedReceipt receipt) {
            return receipt.proven() instanceof ProvenTransaction proven && proven.transaction().id().equals(id);
        }
    }

    /** Of what the state has of an account. */
    @Command(
            name = "proof",
            description = "Get a receipt of what an account has now, to be checked by 'mokka verify'.",
            footer = {"", "Example: account proof bob --out bob.json --genesis genesis.json"})
    public static final class OfAccount implements WalletCommand {
        @Parameters(paramLabel = "ACCOUNT", description = "Account or contact by name, or an address.")
        private String account = "";

        @Mixin
        private ReceiptTarget target = new ReceiptTarget();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            String address = session.names().resolve(account).text();
            target.write(
                    session.client().proofs().account(address), receipt -> isOf(address, receipt), session.output());
            return ExitCode.OK;
        }

        private static boolean isOf(String address, VerifiedReceipt receipt) {
            return receipt.document().entry()
                    .filter(entry -> entry.kind().equals("account"))
                    .map(entry -> address.equals(entry.fields().get("address")))
                    .orElse(false);
        }
    }
}
