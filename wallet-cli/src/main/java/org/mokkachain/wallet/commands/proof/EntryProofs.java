package org.mokkachain.wallet.commands.proof;

import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.client.Proofs;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.receipt.ReceiptDocument.EntryText;
import org.mokkachain.api.receipt.VerifiedReceipt;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.data.AnchorCommands;
import org.mokkachain.wallet.commands.data.DataCommands;
import org.mokkachain.wallet.commands.governance.ProposeCommands;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Receipts of what the state has of assets, documents, data and governance, or that it has nothing. */
public final class EntryProofs {
    private static final String ASSET = "asset";

    private EntryProofs() {}

    /** Whether a receipt is of the entry of a kind whose key has these fields, present or absent. */
    private static Predicate<VerifiedReceipt> isOf(String kind, Map<String, String> key) {
        return receipt -> receipt.document().entry()
                .filter(entry -> entry.kind().equals(kind) && contains(entry, key))
                .isPresent();
    }

    private static boolean contains(EntryText entry, Map<String, String> wanted) {
        return entry.fields().entrySet().containsAll(wanted.entrySet());
    }

    /** Of an asset, or of what an account has of it. */
    @Command(
            name = "proof",
            description = {
                "Get a receipt of an issued asset, or of what an account has of it, to be checked by 'mokka verify'.",
                "If nobody has issued it, the receipt proves that."
            },
            footer = {
                "",
                "Example: asset proof EUR --out eur.json --genesis genesis.json",
                "         asset proof EUR --holder bob --out bobs-eur.json"
            })
    public static final class OfAsset implements WalletCommand {
        @Parameters(paramLabel = "ASSET", description = "Symbol or id.")
        private String asset = "";

        @Option(names = "--holder", paramLabel = "ACCOUNT", description = "What this account has of it.")
        private @Nullable String holder;

        @Mixin
        private ReceiptTarget target = new ReceiptTarget();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Proofs proofs = session.client().proofs();
            boolean named = IssueAsset.isSymbol(asset);
            @Nullable Hash id = named ? issued(session) : id();
            if (id == null) {
                session.output().note("Nobody has issued " + asset + "; the receipt says so.");
                target.write(proofs.symbol(asset), isOf("symbol", Map.of("symbol", asset)), session.output());
            } else if (holder == null) {
                Map<String, String> key = named ? Map.of(ASSET, id.hex(), "symbol", asset) : Map.of(ASSET, id.hex());
                target.write(proofs.asset(id), isOf(ASSET, key), session.output());
            } else {
                String owner = session.names().resolve(holder).text();
                if (named && target.checks()) {
                    target.check(proofs.symbol(asset), isOf("symbol", Map.of("symbol", asset, ASSET, id.hex())));
                }
                target.write(
                        proofs.holding(id, owner),
                        isOf("holding", Map.of("owner", owner, ASSET, id.hex())),
                        session.output());
            }
            return ExitCode.OK;
        }

        private @Nullable Hash issued(Session session) throws Failure, MokkaClientException {
            try {
                return Hash.fromHex(session.client().asset(asset).id());
            } catch (ApiException e) {
                if (e.code() == ErrorCode.NOT_FOUND) {
                    return null;
                }
                throw e;
            }
        }

        private Hash id() throws Failure {
            if (asset.equals(IssueAsset.NATIVE_SYMBOL)) {
                throw Failure.usage(
                        "the native asset MOKKA was issued by nobody; what an account has of it is part of the account",
                        "Write: account proof ACCOUNT");
            }
            try {
                return Hash.fromHex(asset);
            } catch (IllegalArgumentException e) {
                throw Failure.usage(
                        "'" + asset + "' is neither a symbol nor an id",
                        "A symbol has up to 12 capital letters and digits, an id 64 hexadecimal digits.");
            }
        }
    }

    /** Of a document. */
    @Command(
            name = "proof",
            description = {
                "Get a receipt of who notarised a document and when, to be checked by 'mokka verify'.",
                "If nobody did, the receipt proves that."
            },
            footer = {"", "Example: anchor proof contract.pdf --out contract-receipt.json --genesis genesis.json"})
    public static final class OfAnchor implements WalletCommand {
        @Mixin
        private AnchorCommands.Document document = new AnchorCommands.Document();

        @Mixin
        private ReceiptTarget target = new ReceiptTarget();

        @Override
        public ExitCode run(Session session) throws Failure, MokkaClientException {
            Hash hash = document.read();
            target.write(
                    session.client().proofs().anchor(hash),
                    isOf("anchor", Map.of("hash", hash.hex())),
                    session.output());
            return ExitCode.OK;
        }
    }

    /** Of an entry of a key-value store. */
    @Command(
            name = "proof",
            description = {
                "Get a receipt of what an account stores under a key, to be checked by 'mokka verify'.",
                "If it stores nothing there, the receipt proves that."
            },
            footer = {"", "Example: data proof colour --owner alice --out colour.json --genesis genesis.json"})
    public static final class OfData implements WalletCommand {
        @Parameters(paramLabel = "KEY", description = "Its key.")
        private String key = "";

        @Option(names = "--owner", paramLabel = "ACCOUNT", description = "Whose entry (default: that of --from).")
        private @Nullable String owner;

        @Mixin
        private ReceiptTarget target = new ReceiptTarget();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            try {
                PutData.requireKey(key);
            } catch (IllegalArgumentException e) {
                throw Failure.usage(String.valueOf(e.getMessage()), "See what there is: data list");
            }
            String address = DataCommands.owner(session, owner).text();
            target.write(
                    session.client().proofs().data(address, key),
                    isOf("data", Map.of("owner", address, "key", key)),
                    session.output());
            return ExitCode.OK;
        }
    }

    /** Of what validators decided. */
    @Command(
            name = "proof",
            description = {
                "Get a receipt of what validators decided, to be checked by 'mokka verify'.",
                "It is of the validators and all parameters, or of a proposal, or of a permission."
            },
            footer = {
                "",
                "Example: validator proof --out validators.json --genesis genesis.json",
                "         validator proof --proposal 7 --out proposal-7.json",
                "         validator proof --account dave --out dave.json",
                "         validator proof --out node.json"
                        + " --node-key 5608987fb226640b2c440571f1d619a2a2170fa1103f269c9a02ab90a181c324"
            })
    public static final class OfGovernance implements WalletCommand {
        private static final String PERMISSION = "permission";

        @Option(names = "--proposal", paramLabel = "NUMBER", description = "This proposal, by its number.")
        private @Nullable Long proposal;

        @Option(names = "--account", paramLabel = "ACCOUNT", description = "Whether this account may send.")
        private @Nullable String account;

        @Option(names = "--node-key", paramLabel = "KEY", description = "Whether the node with this key may connect.")
        private @Nullable String node;

        @Mixin
        private ReceiptTarget target = new ReceiptTarget();

        @Override
        public boolean worksAlone() {
            return true;
        }

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Proofs proofs = session.client().proofs();
            if ((proposal == null ? 0 : 1) + (account == null ? 0 : 1) + (node == null ? 0 : 1) > 1) {
                throw Failure.usage("a receipt is of one thing", "Give one of --proposal, --account, --node-key.");
            }
            if (proposal != null) {
                Map<String, String> key = Map.of("number", Long.toString(proposal));
                target.write(proofs.proposal(proposal), isOf("proposal", key), session.output());
            } else if (account != null) {
                String address = session.names().resolve(account).text();
                Map<String, String> key = Map.of("subject", "accountSubject", "subject.address", address);
                target.write(proofs.accountPermission(address), isOf(PERMISSION, key), session.output());
            } else if (node != null) {
                PublicKey nodeKey = ProposeCommands.key(node);
                Map<String, String> key = Map.of("subject", "nodeSubject", "subject.key", nodeKey.hex());
                target.write(proofs.nodePermission(nodeKey), isOf(PERMISSION, key), session.output());
            } else {
                target.write(proofs.governance(), isOf("governance", Map.of()), session.output());
            }
            return ExitCode.OK;
        }
    }
}
