package org.mokkachain.wallet.commands.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.Account.Balance;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.wallet.commands.base.Amounts;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Names.Party;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What accounts own. */
@Command(
        name = "balance",
        description = "Show what an account owns, of every asset; without an argument, all accounts of this wallet.",
        footer = {
            "",
            "Example: account balance",
            "         account balance alice"
        })
public final class AccountBalance implements WalletCommand {
    @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "Account or contact by name, or an address.")
    private @Nullable String account;

    /** An account and what the node says about it. */
    private record Holding(Party party, Account account) {}

    @Override
    public boolean worksAlone() {
        return true;
    }

    @Override
    public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
        Names names = session.names();
        List<Holding> holdings = new ArrayList<>();
        for (Party party : parties(session, names)) {
            holdings.add(new Holding(party, session.client().account(party.text())));
        }
        Output output = session.output();
        if (!output.isJson()) {
            print(session, holdings);
        } else if (account != null) {
            output.json(json(holdings.getFirst()));
        } else {
            output.json(Map.of("accounts", holdings.stream().map(AccountBalance::json).toList()));
        }
        return ExitCode.OK;
    }

    private List<Party> parties(Session session, Names names) throws Failure, KeystoreException {
        if (account != null) {
            return List.of(names.resolve(account));
        }
        if (session.settings().from().isPresent()) {
            return List.of(names.resolve(session.settings().from().get()));
        }
        List<Party> all = new ArrayList<>();
        for (var own : session.keystore().list().accounts()) {
            all.add(names.resolve(own.name()));
        }
        return all;
    }

    private static void print(Session session, List<Holding> holdings) {
        if (holdings.isEmpty()) {
            session.output().note("No account in " + session.directory().path() + "; make one: account new NAME");
            return;
        }
        Table table = Table.of("ACCOUNT", ">BALANCE", "ASSET", "", "ADDRESS");
        for (Holding holding : holdings) {
            String name = holding.party().name().orElse("");
            for (Balance balance : holding.account().balances()) {
                table.row(
                        Text.bold(name),
                        Text.plain(Amounts.number(balance)),
                        Text.plain(balance.symbol()),
                        balance.frozen() ? Text.bad("frozen") : Text.plain(""),
                        Text.dim(holding.party().text()));
            }
        }
        session.output().print(table);
    }

    private static Map<String, Object> json(Holding holding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", holding.party().name());
        json.put("address", holding.account().address());
        json.put("nonce", holding.account().nonce());
        json.put("pendingNonce", holding.account().pendingNonce());
        List<Map<String, Object>> balances = new ArrayList<>();
        for (Balance balance : holding.account().balances()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("asset", balance.asset());
            entry.put("symbol", balance.symbol());
            entry.put("decimals", balance.decimals());
            entry.put("amount", balance.amount());
            entry.put("frozen", balance.frozen());
            balances.add(entry);
        }
        json.put("balances", balances);
        return json;
    }
}
