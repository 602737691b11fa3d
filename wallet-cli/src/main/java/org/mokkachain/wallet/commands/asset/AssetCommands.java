package org.mokkachain.wallet.commands.asset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.units.AmountFormatException;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Burn;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.value.Amount;
import org.mokkachain.wallet.commands.base.Quantity;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.sending.Deed;
import org.mokkachain.wallet.commands.sending.SendOptions;
import org.mokkachain.wallet.commands.sending.Sending;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Names.Party;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What issuers do with their assets. */
public final class AssetCommands {
    private AssetCommands() {}

    /** A new asset. */
    @Command(
            name = "issue",
            description = "Issue an asset; its first supply is the sender's.",
            footer = {"", "Example: asset issue EUR --decimals 2 --supply 100000 --mintable --from alice"})
    public static final class Issue implements WalletCommand {
        @Parameters(paramLabel = "SYMBOL", description = "Up to 12 capital letters and digits; unique on the chain.")
        private String symbol = "";

        @Option(names = "--decimals", paramLabel = "N", description = "Digits after the point, 0 to 18 (default 2).")
        private int decimals = 2;

        @Option(
                names = "--supply",
                paramLabel = "AMOUNT",
                arity = "1..2",
                description = "What there is of it at first (default 0).")
        private List<String> supply = List.of("0");

        @Option(names = "--mintable", description = "Let the issuer make more of it later.")
        private boolean mintable;

        @Option(names = "--freezable", description = "Let the issuer freeze what an account holds.")
        private boolean freezable;

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            IssueAsset issue = issue();
            if (issue.supply().isZero() && !mintable) {
                throw Failure.usage(
                        "an asset without supply that cannot be minted would be of no use",
                        "Add --supply AMOUNT or --mintable.");
            }
            AssetUnit unit = new AssetUnit(issue.symbol(), issue.decimals());
            String what = unit.format(issue.supply());
            Deed deed = Deed.of(List.of(issue), "issue " + what, "Issued " + what)
                    .field("asset", symbol + ", " + decimals + " decimals")
                    .field("amount", what)
                    .field("later", (mintable ? "more may be minted" : "never more")
                            + (freezable ? ", holdings may be frozen" : ", holdings cannot be frozen"))
                    .result("asset", transaction -> AssetId.issuedBy(transaction.id(), 0).id().hex());
            return Sending.of(session, options).run(deed);
        }

        private IssueAsset issue() throws Failure {
            try {
                Amount first = new AssetUnit(symbol, decimals).parse(String.join(" ", supply));
                return new IssueAsset(symbol, decimals, first, mintable, freezable);
            } catch (AmountFormatException e) {
                String what = String.valueOf(e.getMessage());
                throw new Failure(ExitCode.USAGE, "bad_amount", what, "Write for example --supply 1000.");
            } catch (IllegalArgumentException e) {
                throw Failure.usage(String.valueOf(e.getMessage()), "Write for example: asset issue EUR --decimals 2");
            }
        }
    }

    /** More of an asset. */
    @Command(
            name = "mint",
            description = "Make more of an asset that the sender issued.",
            footer = {"", "Example: asset mint --amount \"500 EUR\" --to bob --from alice"})
    public static final class MintMore implements WalletCommand {
        @Option(
                names = "--amount",
                paramLabel = "AMOUNT",
                required = true,
                arity = "1..2",
                description = "For example \"500 EUR\".")
        private List<String> amount = List.of();

        @Option(names = "--to", paramLabel = "ACCOUNT", description = "Who gets it (default: the issuer).")
        private @Nullable String to;

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Quantity quantity = Quantity.parseIssued(session, amount);
            Sending sending = Sending.of(session, options);
            Party recipient =
                    to == null ? sending.sender() : sending.names().resolve(to);
            String what = quantity.text() + " for " + recipient.written();
            Deed deed = Deed.of(
                            List.of(new Mint(quantity.asset(), recipient.address(), quantity.amount())),
                            "mint " + what,
                            "Minted " + what)
                    .field("to", recipient.written())
                    .field("amount", quantity.text());
            return sending.run(deed);
        }
    }

    /** Less of an asset. */
    @Command(
            name = "burn",
            description = "Destroy some of what the issuer holds of the asset.",
            footer = {"", "Example: asset burn --amount \"20 EUR\" --from alice"})
    public static final class BurnSome implements WalletCommand {
        @Option(
                names = "--amount",
                paramLabel = "AMOUNT",
                required = true,
                arity = "1..2",
                description = "For example \"20 EUR\".")
        private List<String> amount = List.of();

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Quantity quantity = Quantity.parseIssued(session, amount);
            Deed deed = Deed.of(
                            List.of(new Burn(quantity.asset(), quantity.amount())),
                            "burn " + quantity.text(),
                            "Burnt " + quantity.text())
                    .field("amount", quantity.text())
                    .warning("What is burnt is gone for good.");
            return Sending.of(session, options).run(deed);
        }
    }

    /** Stops or frees a holding. */
    @Command(
            name = "freeze",
            description = "Freeze what an account holds of an asset, so that it can neither send nor receive it.",
            footer = {
                "",
                "Example: asset freeze EUR --account bob --from alice",
                "         asset freeze EUR --account bob --undo --from alice"
            })
    public static final class FreezeHolding implements WalletCommand {
        @Parameters(paramLabel = "ASSET", description = "Symbol or id.")
        private String asset = "";

        @Option(
                names = "--account",
                paramLabel = "ACCOUNT",
                required = true,
                description = "Account, contact or address.")
        private String account = "";

        @Option(names = "--undo", description = "Free it again.")
        private boolean undo;

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            AssetInfo info = AssetViews.find(session, asset);
            Sending sending = Sending.of(session, options);
            Party party = sending.names().resolve(account);
            String what = "the " + info.symbol() + " of " + party.written();
            Deed deed = Deed.of(
                            List.of(new Freeze(Quantity.id(info), party.address(), !undo)),
                            (undo ? "unfreeze " : "freeze ") + what,
                            (undo ? "Unfroze " : "Froze ") + what)
                    .field("asset", info.symbol())
                    .field(undo ? "unfreeze" : "freeze", party.written());
            return sending.run(deed);
        }
    }
}
