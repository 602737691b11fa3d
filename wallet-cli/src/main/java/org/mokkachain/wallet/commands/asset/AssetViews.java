package org.mokkachain.wallet.commands.asset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.AssetHolder;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.value.Amount;
import org.mokkachain.wallet.commands.base.Quantity;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A look at issued assets. */
public final class AssetViews {
    private static final int PAGE = 100;
    private static final int MOST = 10_000;

    private AssetViews() {}

    /** All of them. */
    @Command(
            name = "list",
            description = "List all assets that were issued.",
            footer = {"", "Example: asset list"})
    public static final class ListAll implements WalletCommand {
        @Override
        public boolean worksAlone() {
            return true;
        }

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            List<AssetInfo> assets = all(session.client());
            Output output = session.output();
            if (output.isJson()) {
                output.json(Map.of("assets", assets));
                return ExitCode.OK;
            }
            if (assets.isEmpty()) {
                output.note("Nobody has issued an asset yet; make one: asset issue SYMBOL --supply AMOUNT");
                return ExitCode.OK;
            }
            Names names = session.names();
            Table table = Table.of("ASSET", ">SUPPLY", "RULES", "ISSUER", "ID");
            for (AssetInfo asset : assets) {
                table.row(
                        Text.bold(asset.symbol()),
                        Text.plain(number(asset, asset.supply())),
                        Text.plain(rules(asset)),
                        Text.plain(shortName(names, asset.issuer())),
                        Text.dim(asset.id()));
            }
            output.print(table);
            return ExitCode.OK;
        }

        private static List<AssetInfo> all(MokkaClient client) throws MokkaClientException {
            List<AssetInfo> assets = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Page<AssetInfo> page = client.assets(PAGE, cursor);
                assets.addAll(page.items());
                cursor = page.next();
            } while (cursor.isPresent() && assets.size() < MOST);
            return assets;
        }
    }

    /** One of them, and who holds it. */
    @Command(
            name = "show",
            description = "Show an asset and its first 100 holders.",
            footer = {"", "Example: asset show EUR"})
    public static final class Show implements WalletCommand {
        @Parameters(paramLabel = "ASSET", description = "Symbol or id.")
        private String asset = "";

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            AssetInfo info = find(session, asset);
            Page<AssetHolder> holders = session.client().assetHolders(info.id(), PAGE, Optional.empty());
            Output output = session.output();
            if (output.isJson()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("asset", info);
                json.put("holders", holders.items());
                json.put("moreHolders", holders.next().isPresent());
                output.json(json);
                return ExitCode.OK;
            }
            Names names = session.names();
            output.print(Table.fields()
                    .field("asset", Text.bold(info.symbol()))
                    .field("id", info.id())
                    .field("supply", Quantity.unit(info).format(units(info.supply())))
                    .field("decimals", Integer.toString(info.decimals()))
                    .field("rules", rules(info))
                    .field("issuer", names.known(names.address(info.issuer())).written()));
            output.print("");
            Table table = Table.of("HOLDER", ">AMOUNT", "", "ADDRESS");
            for (AssetHolder holder : holders.items()) {
                table.row(
                        Text.bold(names.known(names.address(holder.account())).name().orElse("")),
                        Text.plain(number(info, holder.amount())),
                        holder.frozen() ? Text.bad("frozen") : Text.plain(""),
                        Text.dim(holder.account()));
            }
            output.print(table);
            if (holders.next().isPresent()) {
                output.note("There are more holders.");
            }
            return ExitCode.OK;
        }
    }

    /** The asset with this symbol or id. */
    public static AssetInfo find(Session session, String reference) throws Failure, MokkaClientException {
        try {
            return session.client().asset(reference);
        } catch (ApiException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw new Failure(
                        ExitCode.ERROR, e.problem().code(), e.problem().detail(), "All that were issued: asset list");
            }
            throw e;
        }
    }

    private static String shortName(Names names, String address) throws Failure, KeystoreException {
        return names.known(names.address(address)).name().orElse(address);
    }

    private static String rules(AssetInfo asset) {
        List<String> rules = new ArrayList<>();
        if (asset.mintable()) {
            rules.add("mintable");
        }
        if (asset.freezable()) {
            rules.add("freezable");
        }
        return rules.isEmpty() ? "fixed" : String.join(", ", rules);
    }

    private static String number(AssetInfo asset, String units) {
        return new AssetUnit(asset.symbol(), asset.decimals()).formatNumber(units(units));
    }

    private static Amount units(String text) {
        return Amount.of(Long.parseLong(text));
    }
}
