package org.mokkachain.node.devnet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.value.Amount;

/**
 * A development network that runs.
 *
 * @param processes one per validator, in their order
 */
public record Running(Network network, List<NodeProcess> processes) {
    public Running {
        processes = List.copyOf(processes);
    }

    /** What {@code mokka devnet --json} prints. The names of the fields are a contract. */
    public record View(
            String network,
            String genesisHash,
            String explorer,
            List<String> api,
            String wallet,
            List<AccountView> accounts,
            List<ValidatorView> validators,
            long startMillis) {
        public View {
            api = List.copyOf(api);
            accounts = List.copyOf(accounts);
            validators = List.copyOf(validators);
        }
    }

    /** @param balance base units of the native asset, at the last block */
    public record AccountView(String name, String address, String balance) {}

    /**
     * @param http base URL of the API
     * @param p2p address for peers
     */
    public record ValidatorView(String name, long pid, String http, String p2p) {}

    /** @param startMillis time from the start of the command to the first block */
    public View view(long startMillis) {
        List<String> apis = new ArrayList<>();
        List<ValidatorView> validators = new ArrayList<>();
        for (NodeProcess process : processes) {
            int i = process.index();
            apis.add(network.api(i).toString());
            validators.add(new ValidatorView(
                    network.name(i), process.pid(), network.api(i).toString(), network.peer(i).toString()));
        }
        return new View(
                network.genesis().network(),
                network.genesis().hash().hex(),
                network.api(0) + "/",
                apis,
                network.directory().wallet().toString(),
                network.genesis().accounts().stream().map(this::account).toList(),
                validators,
                startMillis);
    }

    /** Names of the validators that have ended. */
    public List<String> ended() {
        return processes.stream()
                .filter(process -> !process.isAlive())
                .map(process -> network.name(process.index()))
                .toList();
    }

    /** Ends all processes. */
    public List<DevnetStop.Stopped> stop() throws IOException {
        return DevnetStop.stop(network, processes.stream().filter(NodeProcess::isAlive).toList());
    }

    private AccountView account(GenesisAccount account) {
        String address = network.addresses().format(account.address());
        String balance = Probe.balance(network.api(0), address)
                .orElseGet(() -> Long.toString(account.balance().units()));
        return new AccountView(account.label(), address, balance);
    }

    /** The balance of an account for people. */
    public static Amount balance(AccountView account) {
        return Amount.of(Long.parseLong(account.balance()));
    }
}
